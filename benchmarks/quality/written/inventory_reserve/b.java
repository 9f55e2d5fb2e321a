import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

class Dispatch {
    boolean allot(Map<String, Integer> basket, List<Map<String, Integer>> depots) {
        for (String sku : basket.keySet()) {
            int onHand = depots.stream().mapToInt(depot -> depot.getOrDefault(sku, 0)).sum();
            if (onHand < basket.get(sku)) {
                return false;
            }
        }
        basket.forEach((sku, wanted) -> {
            PriorityQueue<Map<String, Integer>> fullest = new PriorityQueue<>(
                Comparator.comparing((Map<String, Integer> depot) -> -depot.getOrDefault(sku, 0)));
            fullest.addAll(depots);
            int open = wanted;
            while (open > 0) {
                Map<String, Integer> depot = fullest.remove();
                int taken = Math.min(open, depot.get(sku));
                depot.merge(sku, -taken, Integer::sum);
                open -= taken;
            }
        });
        return true;
    }
}
