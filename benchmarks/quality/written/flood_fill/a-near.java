final class LifeBoard {
    static void advance(int[][] cells) {
        int[][] old = new int[cells.length][];
        for (int row = 0; row < cells.length; row++) {
            old[row] = cells[row].clone();
        }
        for (int row = 0; row < old.length; row++) {
            for (int col = 0; col < old[row].length; col++) {
                int neighbours = -old[row][col];
                for (int r = Math.max(0, row - 1); r <= Math.min(old.length - 1, row + 1); r++) {
                    for (int c = Math.max(0, col - 1); c <= Math.min(old[r].length - 1, col + 1); c++) {
                        neighbours += old[r][c];
                    }
                }
                cells[row][col] = neighbours == 3 || neighbours == 2 && old[row][col] == 1 ? 1 : 0;
            }
        }
    }
}
