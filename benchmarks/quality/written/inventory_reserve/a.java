import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class Warehouses {
    record Pick(String warehouse, String sku, int quantity) {}

    /** Stock is only changed if the whole order can be served. */
    static Optional<List<Pick>> allocate(Map<String, Map<String, Integer>> stock, Map<String, Integer> order) {
        List<Pick> picks = new ArrayList<>();
        for (Map.Entry<String, Integer> line : order.entrySet()) {
            String sku = line.getKey();
            int open = line.getValue();
            List<String> fullestFirst = new ArrayList<>(stock.keySet());
            fullestFirst.sort((a, b) -> Integer.compare(
                    stock.get(b).getOrDefault(sku, 0), stock.get(a).getOrDefault(sku, 0)));
            for (String warehouse : fullestFirst) {
                int taken = Math.min(open, stock.get(warehouse).getOrDefault(sku, 0));
                if (taken > 0) {
                    picks.add(new Pick(warehouse, sku, taken));
                    open -= taken;
                }
            }
            if (open > 0) {
                return Optional.empty();
            }
        }
        for (Pick pick : picks) {
            stock.get(pick.warehouse()).merge(pick.sku(), -pick.quantity(), Integer::sum);
        }
        return Optional.of(picks);
    }
}
