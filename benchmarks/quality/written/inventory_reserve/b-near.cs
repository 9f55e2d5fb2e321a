using System;
using System.Collections.Generic;
using System.Linq;

record Pick(string Shelf, string Article, int Pieces);

class PickList
{
    public static List<Pick> Refill(
        IDictionary<(string Shelf, string Article), int> stock,
        IReadOnlyDictionary<string, (int Least, int Most)> levels)
    {
        var picks = new List<Pick>();
        foreach (var (place, pieces) in stock.OrderBy(s => s.Value))
        {
            if (!levels.TryGetValue(place.Article, out var level)) continue;
            if (pieces >= level.Least) continue;
            int missing = level.Most - pieces;
            picks.Add(new Pick(place.Shelf, place.Article, missing));
        }

        return picks.OrderBy(p => p.Article).ThenBy(p => p.Shelf).ToList();
    }
}
