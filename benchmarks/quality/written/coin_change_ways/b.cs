using System.Collections.Generic;

static class Till
{
    public static long Combinations(int due, IReadOnlyList<int> tray)
    {
        var memo = new Dictionary<(int, int), long>();

        long Count(int rest, int kind)
        {
            if (rest == 0) return 1;
            if (rest < 0 || kind == tray.Count) return 0;
            if (memo.TryGetValue((rest, kind), out long known)) return known;
            long ways = Count(rest - tray[kind], kind) + Count(rest, kind + 1);
            memo[(rest, kind)] = ways;
            return ways;
        }

        return Count(due, 0);
    }
}
