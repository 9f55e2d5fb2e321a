#include <stddef.h>
#include <string.h>

typedef struct {
    char *base;
    size_t size, first, fill;
} pipe_t;

size_t enqueue(pipe_t *p, const void *source, size_t n)
{
    size_t room = p->size - p->fill;
    size_t take = n < room ? n : room;
    size_t at = p->first + p->fill;

    if (at >= p->size)
        at -= p->size;
    size_t front = take < p->size - at ? take : p->size - at;
    memcpy(p->base + at, source, front);
    memcpy(p->base, (const char *)source + front, take - front);
    p->fill += take;
    return take;
}
