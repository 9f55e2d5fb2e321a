import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

class FrequentCache<K, V> {
    private final Map<K, V> entries = new HashMap<>();
    private final Map<K, Integer> uses = new HashMap<>();
    private final int capacity = 100;

    V get(K key, Function<K, V> loader) {
        uses.merge(key, 1, Integer::sum);
        V value = entries.get(key);
        if (value != null) {
            return value;
        }
        value = loader.apply(key);
        if (entries.size() >= capacity) {
            K rarest = null;
            for (K candidate : entries.keySet()) {
                if (rarest == null || uses.get(candidate) < uses.get(rarest)) {
                    rarest = candidate;
                }
            }
            entries.remove(rarest);
            uses.remove(rarest);
        }
        entries.put(key, value);
        return value;
    }
}
