using System;
using System.Security.Cryptography;
using System.Text;

static class TokenSeed
{
    public static string NewRecoveryCode(int groups)
    {
        const string letters = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
        var output = new StringBuilder(groups * 5);
        for (int g = 0; g < groups; g++)
        {
            if (g > 0) output.Append('-');
            for (int i = 0; i < 4; i++)
            {
                int pick = RandomNumberGenerator.GetInt32(letters.Length);
                output.Append(letters[pick]);
            }
        }
        return output.ToString();
    }
}
