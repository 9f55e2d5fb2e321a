using System;
using System.Collections.Generic;

public static class NumberSpeller
{
    private static readonly string[] Units =
    {
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    };

    private static readonly string[] Tens =
        { "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety" };

    public static string ToEnglish(int value)
    {
        if (Math.Abs((long)value) >= 1_000_000)
        {
            throw new ArgumentOutOfRangeException(nameof(value));
        }

        var words = new List<string>();
        if (value < 0)
        {
            words.Add("minus");
            value = -value;
        }

        if (value >= 1000)
        {
            words.Add(ToEnglish(value / 1000) + " thousand");
        }

        var rest = value % 1000;
        if (rest >= 100)
        {
            words.Add(Units[rest / 100] + " hundred");
        }

        rest %= 100;
        if (rest >= 20)
        {
            words.Add(rest % 10 == 0 ? Tens[rest / 10] : $"{Tens[rest / 10]}-{Units[rest % 10]}");
        }
        else if (rest > 0 || value == 0)
        {
            words.Add(Units[rest]);
        }

        return string.Join(" ", words);
    }
}
