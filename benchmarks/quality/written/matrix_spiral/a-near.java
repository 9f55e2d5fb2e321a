import java.util.ArrayList;
import java.util.List;

final class Diagonals {
    static List<List<Integer>> antiDiagonals(int[][] matrix) {
        List<List<Integer>> out = new ArrayList<>();
        if (matrix.length == 0) {
            return out;
        }
        int bottom = matrix.length - 1;
        int right = matrix[0].length - 1;
        for (int sum = 0; sum <= bottom + right; sum++) {
            List<Integer> diagonal = new ArrayList<>();
            for (int row = Math.max(0, sum - right); row <= Math.min(bottom, sum); row++) {
                diagonal.add(matrix[row][sum - row]);
            }
            out.add(diagonal);
        }
        return out;
    }
}
