#include <stddef.h>

struct ring {
    unsigned char *data;
    size_t capacity, head, used;
};

/* Takes out bytes; returns how many there were. */
size_t ring_read(struct ring *ring, unsigned char *bytes, size_t length)
{
    size_t taken = 0;

    while (taken < length && ring->used > 0) {
        bytes[taken] = ring->data[ring->head];
        ring->head = (ring->head + 1) % ring->capacity;
        ring->used--;
        taken++;
    }
    return taken;
}
