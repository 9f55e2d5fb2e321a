#include <stddef.h>

/* Index of the last time that is not after the moment; -1 where all are after it. */
long last_before(const long *times, size_t count, long moment)
{
    size_t low = 0;
    size_t high = count;
    long found = -1;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (times[middle] <= moment) {
            found = (long)middle;
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return found;
}
