#include <stddef.h>

/* Writes the mean of every `size` successive values; returns how many were written. */
static size_t rolling_mean(const double *values, size_t count, size_t size, double *means)
{
    double total = 0.0;
    size_t written = 0;

    if (size == 0)
        return 0;
    for (size_t i = 0; i < count; i++) {
        total += values[i];
        if (i >= size)
            total -= values[i - size];
        if (i + 1 >= size)
            means[written++] = total / (double)size;
    }
    return written;
}
