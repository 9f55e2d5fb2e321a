class Timeline {
    /** Index of the last time that is not after the moment; -1 where all are after it. */
    static int lastBefore(long[] times, long moment) {
        int low = 0;
        int high = times.length - 1;
        int found = -1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= moment) {
                found = middle;
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return found;
    }
}
