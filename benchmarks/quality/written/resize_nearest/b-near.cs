static class Preview
{
    public static byte[,] Turn(byte[,] scan, bool clockwise)
    {
        int rows = scan.GetLength(0);
        int columns = scan.GetLength(1);
        var turned = new byte[columns, rows];
        for (int r = 0; r < rows; r++)
            for (int c = 0; c < columns; c++)
                if (clockwise)
                    turned[c, rows - 1 - r] = scan[r, c];
                else
                    turned[columns - 1 - c, r] = scan[r, c];
        return turned;
    }
}
