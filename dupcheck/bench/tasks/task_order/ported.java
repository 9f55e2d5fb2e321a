import java.util.*;

class Scheduler {
    static List<String> taskOrder(Map<String, List<String>> needs) {
        Map<String, Integer> waiting = new HashMap<>();
        Map<String, List<String>> unlocks = new HashMap<>();
        for (String task : needs.keySet()) {
            waiting.put(task, needs.get(task).size());
            for (String before : needs.get(task)) {
                unlocks.computeIfAbsent(before, key -> new ArrayList<>()).add(task);
            }
        }
        Deque<String> ready = new ArrayDeque<>();
        waiting.forEach((task, count) -> {
            if (count == 0) ready.add(task);
        });
        List<String> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            String task = ready.remove();
            order.add(task);
            for (String next : unlocks.getOrDefault(task, List.of())) {
                if (waiting.merge(next, -1, Integer::sum) == 0) ready.add(next);
            }
        }
        if (order.size() < needs.size()) {
            throw new IllegalArgumentException("tasks need one another in a circle");
        }
        return order;
    }
}
