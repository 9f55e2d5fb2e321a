import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

class RecentCache<K, V> {
    private final Map<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final int capacity;

    RecentCache(int capacity) {
        this.capacity = capacity;
    }

    V get(K key, Function<K, V> loader) {
        V value = entries.get(key);
        if (value != null) {
            return value;
        }
        value = loader.apply(key);
        if (value == null) {
            throw new IllegalStateException("nothing loaded for " + key);
        }
        entries.put(key, value);
        if (entries.size() > capacity) {
            K eldest = entries.keySet().iterator().next();
            entries.remove(eldest);
        }
        return value;
    }
}
