import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

class RecentCache<K, V> {
    private final Map<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final int capacity;
    private long hits;
    private long misses;

    RecentCache(int capacity) {
        this.capacity = capacity;
    }

    V get(K key, Function<K, V> loader) {
        V value = entries.get(key);
        if (value != null) {
            hits++;
            return value;
        }
        misses++;
        value = loader.apply(key);
        if (value == null) {
            return null;
        }
        entries.put(key, value);
        while (entries.size() > capacity) {
            K eldest = entries.keySet().iterator().next();
            entries.remove(eldest);
        }
        return value;
    }
}
