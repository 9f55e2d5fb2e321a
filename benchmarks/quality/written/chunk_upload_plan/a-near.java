import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

final class UploadProgress {
    record Part(long offset, long length) {}

    /** The gaps of a file that no finished part covers. */
    static List<Part> missing(long fileSize, List<Part> finished) {
        List<Part> sorted = new ArrayList<>(finished);
        sorted.sort(Comparator.comparingLong(Part::offset));
        List<Part> gaps = new ArrayList<>();
        long covered = 0;
        for (Part part : sorted) {
            if (part.offset() > covered) {
                gaps.add(new Part(covered, part.offset() - covered));
            }
            covered = Math.max(covered, part.offset() + part.length());
        }
        if (covered < fileSize) {
            gaps.add(new Part(covered, fileSize - covered));
        }
        return gaps;
    }
}
