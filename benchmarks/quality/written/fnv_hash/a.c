#include <stddef.h>
#include <stdint.h>

uint32_t hash_bytes(const void *buf, size_t n)
{
    const unsigned char *cur = buf;
    const unsigned char *end = cur + n;
    uint32_t h = 2166136261u;

    while (cur < end) {
        h ^= *cur++;
        h *= 16777619u;
    }
    return h;
}
