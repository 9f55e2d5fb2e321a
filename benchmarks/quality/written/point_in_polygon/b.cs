using System.Linq;
using System.Numerics;

static class DeliveryZone
{
    public static bool Covers(Vector2[] border, Vector2 address)
    {
        var edges = border.Zip(border.Skip(1).Append(border.FirstOrDefault()));
        int hits = edges.Count(edge =>
        {
            var (a, b) = edge;
            if (a.Y > address.Y == b.Y > address.Y) return false;
            float x = a.X + (address.Y - a.Y) / (b.Y - a.Y) * (b.X - a.X);
            return address.X < x;
        });
        return hits % 2 == 1;
    }
}
