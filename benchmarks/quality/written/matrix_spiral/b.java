import java.util.ArrayList;
import java.util.List;

class WarehouseRoute {
    static List<Integer> walk(int[][] shelves) {
        List<Integer> route = new ArrayList<>();
        if (shelves.length == 0) {
            return route;
        }
        int rows = shelves.length, cols = shelves[0].length;
        boolean[][] seen = new boolean[rows][cols];
        int[] dr = {0, 1, 0, -1};
        int[] dc = {1, 0, -1, 0};
        int r = 0, c = 0, heading = 0;
        while (route.size() < rows * cols) {
            route.add(shelves[r][c]);
            seen[r][c] = true;
            int nr = r + dr[heading], nc = c + dc[heading];
            if (nr < 0 || nr >= rows || nc < 0 || nc >= cols || seen[nr][nc]) {
                heading = (heading + 1) % 4;
                nr = r + dr[heading];
                nc = c + dc[heading];
            }
            r = nr;
            c = nc;
        }
        return route;
    }
}
