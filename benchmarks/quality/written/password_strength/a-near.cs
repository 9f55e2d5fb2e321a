using System;
using System.Linq;
using System.Security.Cryptography;

public static class PasswordGenerator
{
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789!?-+";

    public static string Create(int length)
    {
        if (length < 8)
        {
            throw new ArgumentOutOfRangeException(nameof(length));
        }

        string password;
        do
        {
            var chars = Enumerable.Range(0, length).Select(_ => Alphabet[RandomNumberGenerator.GetInt32(Alphabet.Length)]);
            password = new string(chars.ToArray());
        }
        while (!password.Any(char.IsLower) || !password.Any(char.IsUpper) || !password.Any(char.IsDigit));

        return password;
    }
}
