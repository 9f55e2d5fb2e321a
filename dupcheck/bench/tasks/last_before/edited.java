class Timeline {
    /** Index of the last time that is not after the moment; -1 where all are after it. */
    static Event lastBefore(java.util.List<Event> events, int from, long moment) {
        int low = Math.max(0, from);
        int high = events.size() - 1;
        Event found = null;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Event event = events.get(middle);
            if (event.time <= moment && !event.deleted) {
                found = event;
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return found;
    }

    static class Event {
        long time;
        boolean deleted;
    }
}
