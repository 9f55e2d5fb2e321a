import java.util.ArrayList;
import java.util.List;

final class MultipartPlanner {
    record Part(long offset, long length) {}

    static List<Part> plan(long fileSize, int maxParts, long minPartSize) {
        if (maxParts < 1 || minPartSize < 1) {
            throw new IllegalArgumentException("maxParts and minPartSize must be positive");
        }
        long partSize = Math.max(minPartSize, (fileSize + maxParts - 1) / maxParts);
        List<Part> parts = new ArrayList<>();
        for (long offset = 0; offset < fileSize; offset += partSize) {
            parts.add(new Part(offset, Math.min(partSize, fileSize - offset)));
        }
        return parts;
    }
}
