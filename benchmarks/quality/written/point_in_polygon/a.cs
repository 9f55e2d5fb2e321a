using System.Collections.Generic;
using System.Drawing;

public static class Geometry
{
    public static bool Contains(IReadOnlyList<PointF> polygon, PointF point)
    {
        var inside = false;
        var previous = polygon.Count - 1;
        for (var current = 0; current < polygon.Count; previous = current++)
        {
            var a = polygon[current];
            var b = polygon[previous];
            if (a.Y > point.Y == b.Y > point.Y)
            {
                continue;
            }

            if (point.X < (b.X - a.X) * (point.Y - a.Y) / (b.Y - a.Y) + a.X)
            {
                inside = !inside;
            }
        }

        return inside;
    }
}
