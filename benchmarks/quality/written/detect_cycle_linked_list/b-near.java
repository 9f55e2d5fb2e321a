import java.util.HashMap;
import java.util.Map;

class Approval {
    Approval successor;
    String clerk;

    static String busiestClerk(Approval first) {
        Map<String, Integer> visited = new HashMap<>();
        String busiest = null;
        for (Approval step = first; step != null; step = step.successor) {
            int times = visited.merge(step.clerk, 1, Integer::sum);
            if (busiest == null || times > visited.get(busiest)) {
                busiest = step.clerk;
            }
        }
        return busiest;
    }
}
