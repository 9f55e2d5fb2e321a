using System.Linq;

static class Preview
{
    public static byte[,] Fit(byte[,] scan, int rows, int columns)
    {
        int[] fromRow = Enumerable.Range(0, rows).Select(r => r * scan.GetLength(0) / rows).ToArray();
        int[] fromColumn = Enumerable.Range(0, columns).Select(c => c * scan.GetLength(1) / columns).ToArray();
        var fitted = new byte[rows, columns];
        for (int r = 0; r < rows; r++)
            for (int c = 0; c < columns; c++)
                fitted[r, c] = scan[fromRow[r], fromColumn[c]];
        return fitted;
    }
}
