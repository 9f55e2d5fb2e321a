import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

class SessionPool<K, V> {
    private final Map<K, V> sessions = new LinkedHashMap<>(16, 0.75f, true);
    private final int limit;

    SessionPool(int limit) {
        this.limit = limit;
    }

    V acquire(K user, Function<K, V> factory) {
        V session = sessions.get(user);
        if (session != null) {
            return session;
        }
        session = factory.apply(user);
        if (session == null) {
            throw new IllegalStateException("no session for " + user);
        }
        sessions.put(user, session);
        if (sessions.size() > limit) {
            K stalest = sessions.keySet().iterator().next();
            sessions.remove(stalest);
        }
        return session;
    }
}
