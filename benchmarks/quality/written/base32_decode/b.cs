using System;
using System.Collections.Generic;

static class TokenSeed
{
    public static byte[] FromLetters(string seed)
    {
        var output = new List<byte>(seed.Length * 5 / 8);
        int pending = 0, bits = 0;
        foreach (char raw in seed.TrimEnd('='))
        {
            char c = char.ToUpperInvariant(raw);
            int five = c switch
            {
                >= 'A' and <= 'Z' => c - 'A',
                >= '2' and <= '7' => c - '2' + 26,
                _ => throw new FormatException($"'{raw}' cannot stand in a seed"),
            };
            pending = (pending << 5) | five;
            bits += 5;
            if (bits < 8) continue;
            bits -= 8;
            output.Add((byte)(pending >> bits));
            pending &= (1 << bits) - 1;
        }
        return output.ToArray();
    }
}
