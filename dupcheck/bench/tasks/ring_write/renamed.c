#include <stddef.h>

struct fifo {
    unsigned char *slots;
    size_t size, first, fill;
};

/* Appends samples; returns how many there was room for. */
size_t fifo_put(struct fifo *fifo, const unsigned char *samples, size_t wanted)
{
    size_t stored = 0;

    while (stored < wanted && fifo->fill < fifo->size) {
        size_t slot = (fifo->first + fifo->fill) % fifo->size;

        fifo->slots[slot] = samples[stored];
        fifo->fill++;
        stored++;
    }
    return stored;
}
