class Peaks {
    /** Index of a value that no neighbour exceeds; -1 where there are no values. */
    static int peak(long[] values) {
        int low = 0;
        int high = values.length - 1;
        int found = -1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (middle == values.length - 1 || values[middle] >= values[middle + 1]) {
                found = middle;
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return found;
    }
}
