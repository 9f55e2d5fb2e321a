import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class BuildPlan {
    static List<Set<String>> stages(Map<String, Set<String>> dependencies) {
        Map<String, Set<String>> open = new HashMap<>();
        dependencies.forEach((node, needs) -> {
            open.computeIfAbsent(node, n -> new HashSet<>()).addAll(needs);
            needs.forEach(need -> open.computeIfAbsent(need, n -> new HashSet<>()));
        });

        List<Set<String>> stages = new ArrayList<>();
        while (!open.isEmpty()) {
            Set<String> ready = new HashSet<>();
            open.forEach((node, needs) -> {
                if (needs.isEmpty()) {
                    ready.add(node);
                }
            });
            if (ready.isEmpty()) {
                throw new IllegalStateException("Circular dependency among " + open.keySet());
            }
            open.keySet().removeAll(ready);
            open.values().forEach(needs -> needs.removeAll(ready));
            stages.add(ready);
        }
        return stages;
    }
}
