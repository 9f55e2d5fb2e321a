#include <stddef.h>

/* Writes the mean of each block of `size` values; returns how many were written. */
static size_t block_mean(const double *values, size_t count, size_t size, double *means)
{
    double total = 0.0;
    size_t written = 0;

    if (size == 0)
        return 0;
    for (size_t i = 0; i < count; i++) {
        total += values[i];
        if ((i + 1) % size == 0) {
            means[written++] = total / (double)size;
            total = 0.0;
        }
    }
    return written;
}
