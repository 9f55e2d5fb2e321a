import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

class BuildPlan {
    static List<List<String>> waves(Map<String, Set<String>> needs) {
        Map<String, Integer> heights = new HashMap<>();
        class Climber {
            int height(String module) {
                Integer known = heights.get(module);
                if (known != null) {
                    if (known < 0) throw new IllegalStateException("Circular need at " + module);
                    return known;
                }
                heights.put(module, -1);
                int height = 0;
                for (String need : needs.getOrDefault(module, Set.of())) {
                    height = Math.max(height, height(need) + 1);
                }
                heights.put(module, height);
                return height;
            }
        }
        Climber climber = new Climber();
        needs.keySet().forEach(climber::height);
        List<List<String>> waves = new ArrayList<>();
        heights.forEach((module, height) -> {
            while (waves.size() <= height) waves.add(new ArrayList<>());
            waves.get(height).add(module);
        });
        return waves;
    }
}
