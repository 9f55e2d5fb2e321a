public static class GrayImage
{
    public static byte[,] Resample(byte[,] source, int newWidth, int newHeight)
    {
        var oldHeight = source.GetLength(0);
        var oldWidth = source.GetLength(1);
        var target = new byte[newHeight, newWidth];
        for (var y = 0; y < newHeight; y++)
        {
            var sourceY = (int)((long)y * oldHeight / newHeight);
            for (var x = 0; x < newWidth; x++)
            {
                var sourceX = (int)((long)x * oldWidth / newWidth);
                target[y, x] = source[sourceY, sourceX];
            }
        }

        return target;
    }
}
