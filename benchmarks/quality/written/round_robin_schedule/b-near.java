import java.util.ArrayList;
import java.util.List;

class ChessClub {
    static List<List<String>> knockout(List<String> players) {
        List<List<String>> evenings = new ArrayList<>();
        List<String> left = players;
        while (left.size() > 1) {
            List<String> boards = new ArrayList<>();
            List<String> winners = new ArrayList<>();
            int free = left.size() % 2;
            if (free == 1) {
                winners.add(left.get(0));
            }
            for (int white = free, black = left.size() - 1; white < black; white++, black--) {
                boards.add(left.get(white) + " - " + left.get(black));
                winners.add(left.get(white) + "/" + left.get(black));
            }
            evenings.add(boards);
            left = winners;
        }
        return evenings;
    }
}
