using System;
using System.Linq;

public static class PasswordMeter
{
    public static int Rate(string password)
    {
        if (password.Length < 8)
        {
            return 0;
        }

        var kinds = 0;
        kinds += password.Any(char.IsLower) ? 1 : 0;
        kinds += password.Any(char.IsUpper) ? 1 : 0;
        kinds += password.Any(char.IsDigit) ? 1 : 0;
        kinds += password.Any(c => !char.IsLetterOrDigit(c)) ? 1 : 0;

        var score = kinds - 1;
        if (password.Length >= 12)
        {
            score++;
        }

        return Math.Clamp(score, 0, 4);
    }
}
