class FloorPlan {
    static void repaint(char[][] plan, int row, int col, char paint) {
        char old = plan[row][col];
        if (old == paint) {
            return;
        }
        plan[row][col] = paint;
        if (row > 0 && plan[row - 1][col] == old) {
            repaint(plan, row - 1, col, paint);
        }
        if (row + 1 < plan.length && plan[row + 1][col] == old) {
            repaint(plan, row + 1, col, paint);
        }
        if (col > 0 && plan[row][col - 1] == old) {
            repaint(plan, row, col - 1, paint);
        }
        if (col + 1 < plan[row].length && plan[row][col + 1] == old) {
            repaint(plan, row, col + 1, paint);
        }
    }
}
