using System;

static class ServiceLevel
{
    public static DateTime DueDate(DateTime opened, int officeDays)
    {
        DateTime due = opened.Date;
        int remaining = officeDays;
        while (remaining > 0)
        {
            due = due.AddDays(1);
            if (due.DayOfWeek != DayOfWeek.Saturday && due.DayOfWeek != DayOfWeek.Sunday)
            {
                remaining--;
            }
        }
        return due + opened.TimeOfDay;
    }
}
