#include <stddef.h>

#define WINDOW 16

struct ring {
    double samples[WINDOW];
    double sum;
    size_t next;
    size_t filled;
};

double ring_push(struct ring *r, double sample)
{
    if (r->filled == WINDOW)
        r->sum -= r->samples[r->next];
    else
        r->filled++;
    r->samples[r->next] = sample;
    r->sum += sample;
    r->next = (r->next + 1) % WINDOW;
    return r->sum / (double)r->filled;
}
