class Tariffs {
    /** Index of the last time that is not after the income; -1 where all are after it. */
    static int bracketOf(long[] limits, long income) {
        int left = 0;
        int right = limits.length - 1;
        int best = -1;
        while (left <= right) {
            int probe = (left + right) >>> 1;
            if (limits[probe] <= income) {
                best = probe;
                left = probe + 1;
            } else {
                right = probe - 1;
            }
        }
        return best;
    }
}
