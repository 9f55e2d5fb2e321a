#include <stdbool.h>
#include <stddef.h>

#define CAPACITY 16

struct ring {
    double samples[CAPACITY];
    size_t next;
    size_t filled;
};

/* Takes the oldest sample out; false if there is none. */
bool ring_pop(struct ring *r, double *sample)
{
    size_t oldest;

    if (r->filled == 0)
        return false;
    oldest = (r->next + CAPACITY - r->filled) % CAPACITY;
    *sample = r->samples[oldest];
    r->samples[oldest] = 0.0;
    r->filled--;
    return true;
}
