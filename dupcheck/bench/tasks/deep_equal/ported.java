import java.util.List;
import java.util.Map;
import java.util.Objects;

class Values {
    static boolean deepEqual(Object left, Object right) {
        if (left instanceof Map<?, ?> one && right instanceof Map<?, ?> other) {
            if (one.size() != other.size()) return false;
            for (Object key : one.keySet()) {
                if (!other.containsKey(key) || !deepEqual(one.get(key), other.get(key))) {
                    return false;
                }
            }
            return true;
        }
        if (left instanceof List<?> one && right instanceof List<?> other) {
            if (one.size() != other.size()) return false;
            for (int i = 0; i < one.size(); i++) {
                if (!deepEqual(one.get(i), other.get(i))) return false;
            }
            return true;
        }
        return Objects.equals(left, right);
    }
}
