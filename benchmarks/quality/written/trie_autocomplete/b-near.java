import java.util.Map;
import java.util.TreeMap;

class StreetIndex {
    final Map<Character, StreetIndex> branches = new TreeMap<>();
    boolean complete;

    boolean forget(String entered, int at) {
        if (at < entered.length()) {
            char letter = entered.charAt(at);
            StreetIndex branch = branches.get(letter);
            if (branch == null) {
                return false;
            }
            if (branch.forget(entered, at + 1)) {
                branches.remove(letter);
            }
        } else {
            complete = false;
        }
        return branches.isEmpty() && !complete;
    }
}
