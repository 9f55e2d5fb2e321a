using System;
using System.Collections.Generic;
using System.Drawing;

public static class Geometry
{
    public static double Area(IReadOnlyList<PointF> polygon)
    {
        if (polygon.Count < 3)
        {
            return 0;
        }

        var twice = 0.0;
        var previous = polygon.Count - 1;
        for (var current = 0; current < polygon.Count; previous = current++)
        {
            var a = polygon[current];
            var b = polygon[previous];
            twice += b.X * (double)a.Y - a.X * (double)b.Y;
        }

        return Math.Abs(twice) / 2;
    }
}
