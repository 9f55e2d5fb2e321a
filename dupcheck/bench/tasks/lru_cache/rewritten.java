import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

class Thumbnails {
    private final Map<String, String> images = new HashMap<>();
    private final Map<String, Long> touched = new HashMap<>();
    private long clock;

    /** Renders what is not at hand; of more than `most` pictures the one seen longest ago goes. */
    String show(String path, int most, UnaryOperator<String> render) {
        String image = images.computeIfAbsent(
            path, wanted -> Objects.requireNonNull(render.apply(wanted), "not rendered"));
        touched.put(path, clock++);
        if (images.size() > most) {
            String stale = Collections.min(
                touched.entrySet(), Comparator.comparing(Map.Entry::getValue)).getKey();
            images.remove(stale);
            touched.remove(stale);
        }
        return image;
    }
}
