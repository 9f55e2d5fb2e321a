using System;
using System.Collections.Generic;
using System.Linq;

record Pick(string Shelf, string Article, int Pieces);

class PickList
{
    public static List<Pick>? For(
        IDictionary<(string Shelf, string Article), int> stock,
        IEnumerable<(string Article, int Pieces)> order)
    {
        var picks = new List<Pick>();
        foreach (var line in order.GroupBy(l => l.Article, l => l.Pieces))
        {
            int open = line.Sum();
            foreach (var (place, pieces) in stock.Where(s => s.Key.Article == line.Key).OrderByDescending(s => s.Value))
            {
                if (open == 0) break;
                int share = Math.Min(open, pieces);
                if (share > 0) picks.Add(new Pick(place.Shelf, line.Key, share));
                open -= share;
            }
            if (open > 0) return null;
        }

        picks.ForEach(p => stock[(p.Shelf, p.Article)] -= p.Pieces);
        return picks;
    }
}
