using System;
using System.Collections.Generic;

static class SpeechPrompt
{
    static readonly string[] Low = ("zero,one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve,thirteen,"
        + "fourteen,fifteen,sixteen,seventeen,eighteen,nineteen").Split(',');
    static readonly string[] High = ",,twenty,thirty,forty,fifty,sixty,seventy,eighty,ninety".Split(',');

    public static string Say(int figure)
    {
        if (figure == 0) return Low[0];
        var spoken = new List<string>();
        if (figure < 0) spoken.Add("minus");
        int size = Math.Abs(figure);
        foreach (var (block, suffix) in new[] { (size / 1000, "thousand"), (size % 1000, "") })
        {
            int below = block % 100;
            if (block >= 100) spoken.Add(Low[block / 100] + " hundred");
            if (below >= 20) spoken.Add(below % 10 == 0 ? High[below / 10] : High[below / 10] + "-" + Low[below % 10]);
            else if (below > 0) spoken.Add(Low[below]);
            if (block > 0 && suffix != "") spoken.Add(suffix);
        }
        return string.Join(" ", spoken);
    }
}
