#include <stddef.h>

struct ring {
    unsigned char *data;
    size_t capacity, head, used;
};

/* Appends bytes; returns how many there was room for. */
size_t ring_write(struct ring *ring, const unsigned char *bytes, size_t length)
{
    size_t written = 0;

    while (written < length && ring->used < ring->capacity) {
        size_t tail = (ring->head + ring->used) % ring->capacity;

        ring->data[tail] = bytes[written];
        ring->used++;
        written++;
    }
    return written;
}
