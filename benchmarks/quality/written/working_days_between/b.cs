using System;
using System.Linq;

static class ServiceLevel
{
    public static int OfficeDays(DateTime opened, DateTime resolved)
    {
        int span = Math.Max(0, (resolved.Date - opened.Date).Days);
        return Enumerable.Range(0, span)
            .Select(offset => opened.Date.AddDays(offset).DayOfWeek)
            .Count(day => day != DayOfWeek.Saturday && day != DayOfWeek.Sunday);
    }
}
