import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

final class Impact {
    /** Everything that has to be rebuilt once the given node has changed. */
    static Set<String> affectedBy(String changed, Map<String, Set<String>> dependencies) {
        Map<String, Set<String>> dependents = new HashMap<>();
        dependencies.forEach((node, needs) ->
                needs.forEach(need -> dependents.computeIfAbsent(need, n -> new HashSet<>()).add(node)));

        Set<String> affected = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        open.add(changed);
        while (!open.isEmpty()) {
            String node = open.remove();
            for (String dependent : dependents.getOrDefault(node, Set.of())) {
                if (affected.add(dependent)) {
                    open.add(dependent);
                }
            }
        }
        return affected;
    }
}
