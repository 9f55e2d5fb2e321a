import java.util.ArrayDeque;
import java.util.Deque;

final class Canvas {
    static void bucketFill(int[][] pixels, int row, int col, int color) {
        int old = pixels[row][col];
        if (old == color) {
            return;
        }
        Deque<int[]> queue = new ArrayDeque<>();
        queue.add(new int[] {row, col});
        pixels[row][col] = color;
        int[][] directions = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
        while (!queue.isEmpty()) {
            int[] cell = queue.remove();
            for (int[] d : directions) {
                int r = cell[0] + d[0];
                int c = cell[1] + d[1];
                if (r >= 0 && r < pixels.length && c >= 0 && c < pixels[r].length && pixels[r][c] == old) {
                    pixels[r][c] = color;
                    queue.add(new int[] {r, c});
                }
            }
        }
    }
}
