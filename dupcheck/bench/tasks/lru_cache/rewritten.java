import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.function.UnaryOperator;

class Thumbnails {
    private final HashMap<String, String> images = new HashMap<>();
    private final Deque<String> usage = new ArrayDeque<>();

    String fetch(String path, int most, UnaryOperator<String> render) {
        boolean present = images.containsKey(path);
        if (present) {
            usage.removeFirstOccurrence(path);
        } else {
            String image = render.apply(path);
            if (image == null) throw new IllegalStateException(path);
            images.put(path, image);
        }
        usage.addLast(path);
        for (; usage.size() > most; images.remove(usage.pollFirst()));
        return images.get(path);
    }
}
