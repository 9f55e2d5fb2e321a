import java.util.ArrayList;
import java.util.List;

class ChessClub {
    static List<List<String>> pairings(List<String> players) {
        int n = players.size() + players.size() % 2;
        List<List<String>> evenings = new ArrayList<>();
        for (int evening = 0; evening < n - 1; evening++) {
            List<String> boards = new ArrayList<>();
            for (int white = 0; white < n - 1; white++) {
                int black = Math.floorMod(evening - white, n - 1);
                if (black == white) {
                    black = n - 1;
                }
                if (black < white) {
                    continue;
                }
                boolean free = black >= players.size();
                boards.add(players.get(white) + (free ? " is free" : " - " + players.get(black)));
            }
            evenings.add(boards);
        }
        return evenings;
    }
}
