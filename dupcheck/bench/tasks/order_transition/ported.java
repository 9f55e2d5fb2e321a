import java.util.*;

class Order {
    enum State { DRAFT, PLACED, PAID, SHIPPED, CANCELLED }

    State state = State.DRAFT;
    final List<String> history = new ArrayList<>();

    void advance(State next, String by) {
        Set<State> allowed = switch (state) {
            case DRAFT -> EnumSet.of(State.PLACED, State.CANCELLED);
            case PLACED -> EnumSet.of(State.PAID, State.CANCELLED);
            case PAID -> EnumSet.of(State.SHIPPED);
            case SHIPPED, CANCELLED -> EnumSet.noneOf(State.class);
        };
        if (!allowed.contains(next)) {
            throw new IllegalStateException("an order that is " + state + " cannot become " + next);
        }
        history.add(by + ": " + state + " to " + next);
        state = next;
    }
}
