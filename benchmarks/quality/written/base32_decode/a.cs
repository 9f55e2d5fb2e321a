using System;

public static class Base32
{
    public static byte[] FromString(string input)
    {
        var text = input.TrimEnd('=');
        var output = new byte[text.Length * 5 / 8];
        var accumulator = 0;
        var bitCount = 0;
        var position = 0;
        foreach (var c in text)
        {
            var digit = c switch
            {
                >= 'A' and <= 'Z' => c - 'A',
                >= 'a' and <= 'z' => c - 'a',
                >= '2' and <= '7' => c - '2' + 26,
                _ => throw new FormatException($"'{c}' is not a base32 character."),
            };
            accumulator = ((accumulator << 5) | digit) & 0xFFF;
            bitCount += 5;
            if (bitCount >= 8)
            {
                bitCount -= 8;
                output[position++] = (byte)(accumulator >> bitCount);
            }
        }

        return output;
    }
}
