import java.util.List;
import java.util.stream.LongStream;

record Segment(long start, long size) {
    static List<Segment> slice(long fileSize, long smallest, int most) {
        long step = Math.max(smallest, (fileSize + most - 1) / most);
        return LongStream.iterate(0, start -> start < fileSize, start -> start + step)
            .mapToObj(start -> new Segment(start, Math.min(step, fileSize - start)))
            .toList();
    }
}
