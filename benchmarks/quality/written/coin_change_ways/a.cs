using System.Collections.Generic;

public static class Change
{
    public static long CountCombinations(int amount, IEnumerable<int> denominations)
    {
        var ways = new long[amount + 1];
        ways[0] = 1;
        foreach (var coin in denominations)
        {
            for (var sum = coin; sum <= amount; sum++)
            {
                ways[sum] += ways[sum - coin];
            }
        }

        return ways[amount];
    }
}
