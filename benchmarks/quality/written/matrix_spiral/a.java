import java.util.ArrayList;
import java.util.List;

final class Matrices {
    static List<Integer> unroll(int[][] matrix) {
        List<Integer> out = new ArrayList<>();
        if (matrix.length == 0) {
            return out;
        }
        int top = 0;
        int bottom = matrix.length - 1;
        int left = 0;
        int right = matrix[0].length - 1;
        while (top <= bottom && left <= right) {
            for (int col = left; col <= right; col++) {
                out.add(matrix[top][col]);
            }
            top++;
            for (int row = top; row <= bottom; row++) {
                out.add(matrix[row][right]);
            }
            right--;
            if (top <= bottom) {
                for (int col = right; col >= left; col--) {
                    out.add(matrix[bottom][col]);
                }
                bottom--;
            }
            if (left <= right) {
                for (int row = bottom; row >= top; row--) {
                    out.add(matrix[row][left]);
                }
                left++;
            }
        }
        return out;
    }
}
