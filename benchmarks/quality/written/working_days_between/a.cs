using System;

public static class DateExtensions
{
    public static int CountBusinessDays(this DateOnly start, DateOnly end)
    {
        var total = 0;
        for (var day = start; day < end; day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                total++;
            }
        }

        return total;
    }
}
