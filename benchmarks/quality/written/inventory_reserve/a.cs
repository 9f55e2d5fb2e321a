using System;
using System.Collections.Generic;
using System.Linq;

public sealed class StockLevel
{
    public required string Location { get; init; }
    public required string ProductId { get; init; }
    public int Available { get; set; }
}

public static class Reservations
{
    public static bool TryReserve(IReadOnlyDictionary<string, int> lines, IReadOnlyCollection<StockLevel> stock)
    {
        var withdrawals = new List<(StockLevel Level, int Quantity)>();
        foreach (var (productId, quantity) in lines)
        {
            var missing = quantity;
            var levels = stock.Where(s => s.ProductId == productId).OrderByDescending(s => s.Available);
            foreach (var level in levels.TakeWhile(_ => missing > 0))
            {
                var taken = Math.Min(missing, level.Available);
                withdrawals.Add((level, taken));
                missing -= taken;
            }

            if (missing > 0)
            {
                return false;
            }
        }

        foreach (var (level, quantity) in withdrawals)
        {
            level.Available -= quantity;
        }

        return true;
    }
}
