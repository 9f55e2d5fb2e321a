import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

final class Season {
    static final String BYE = "(bye)";

    record Match(String home, String away) {}

    static List<List<Match>> matchdays(List<String> clubs) {
        List<String> slots = new ArrayList<>(clubs);
        if (slots.size() % 2 == 1) {
            slots.add(BYE);
        }
        int n = slots.size();
        List<List<Match>> days = new ArrayList<>();
        for (int day = 0; day < n - 1; day++) {
            List<Match> matches = new ArrayList<>();
            for (int i = 0; i < n / 2; i++) {
                String home = slots.get(i);
                String away = slots.get(n - 1 - i);
                matches.add(day % 2 == 0 ? new Match(home, away) : new Match(away, home));
            }
            days.add(matches);
            Collections.rotate(slots.subList(1, n), 1);
        }
        return days;
    }
}
