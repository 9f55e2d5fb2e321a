using System;
using System.Collections.Generic;

static class SpeechPrompt
{
    public static string SayDuration(int seconds)
    {
        if (seconds == 0) return "no time";
        var spoken = new List<string>();
        int left = Math.Abs(seconds);
        foreach (var (block, suffix) in new[] { (86400, "day"), (3600, "hour"), (60, "minute"), (1, "second") })
        {
            int count = left / block;
            left %= block;
            if (count == 0) continue;
            spoken.Add(count == 1 ? "one " + suffix : count + " " + suffix + "s");
        }
        if (spoken.Count > 1) spoken[^1] = "and " + spoken[^1];
        return string.Join(" ", spoken) + (seconds < 0 ? " ago" : "");
    }
}
