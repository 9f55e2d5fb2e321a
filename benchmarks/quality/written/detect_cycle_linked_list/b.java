import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

class Approval {
    Approval successor;
    String clerk;

    static boolean neverEnds(Approval first) {
        Set<Approval> visited = Collections.newSetFromMap(new IdentityHashMap<>());
        Approval step = first;
        while (step != null && visited.add(step)) {
            step = step.successor;
        }
        return step != null;
    }
}
