final class Link<T> {
    T payload;
    Link<T> next;

    static <T> boolean loops(Link<T> first) {
        Link<T> tortoise = first;
        Link<T> hare = first;
        while (hare != null && hare.next != null) {
            hare = hare.next.next;
            tortoise = tortoise.next;
            if (hare == tortoise) {
                return true;
            }
        }
        return false;
    }
}
