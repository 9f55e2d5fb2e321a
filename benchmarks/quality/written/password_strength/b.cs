using System;
using System.Linq;

static class SignUp
{
    public static int Rate(string secret)
    {
        if (secret.Length < 6) return 0;
        Func<char, bool>[] kinds =
        {
            char.IsLower,
            char.IsUpper,
            char.IsDigit,
            c => !char.IsLetterOrDigit(c),
        };
        int variety = kinds.Count(kind => secret.Any(kind));
        int bonus = secret.Length switch { >= 14 => 1, >= 10 => 0, _ => -1 };
        return Math.Clamp(variety + bonus, 0, 4);
    }
}
