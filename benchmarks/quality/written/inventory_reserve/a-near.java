import java.util.Map;
import java.util.TreeMap;

final class Replenishment {
    /** What has to be bought so that the stock of all warehouses covers the targets. */
    static Map<String, Integer> shortages(Map<String, Map<String, Integer>> stock, Map<String, Integer> targets, int lotSize) {
        Map<String, Integer> purchases = new TreeMap<>();
        for (Map.Entry<String, Integer> target : targets.entrySet()) {
            String sku = target.getKey();
            int available = 0;
            for (Map<String, Integer> warehouse : stock.values()) {
                available += warehouse.getOrDefault(sku, 0);
            }
            int missing = target.getValue() - available;
            if (missing > 0) {
                int lots = (missing + lotSize - 1) / lotSize;
                purchases.put(sku, lots * lotSize);
            }
        }
        return purchases;
    }
}
