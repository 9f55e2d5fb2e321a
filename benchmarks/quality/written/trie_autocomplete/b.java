import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

class StreetIndex {
    final Map<Character, StreetIndex> branches = new TreeMap<>();
    boolean complete;

    Stream<String> complete(String entered, int at) {
        if (at < entered.length()) {
            StreetIndex branch = branches.get(entered.charAt(at));
            return branch == null ? Stream.empty() : branch.complete(entered, at + 1);
        }
        Stream<String> here = complete ? Stream.of(entered) : Stream.empty();
        Stream<String> deeper = branches.entrySet().stream()
            .flatMap(e -> e.getValue().complete(entered + e.getKey(), at + 1));
        return Stream.concat(here, deeper);
    }
}
