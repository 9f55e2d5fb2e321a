#include <stddef.h>
#include <stdint.h>

void symbol_scramble(unsigned char *name, size_t size, uint32_t h)
{
    if (h == 0)
        h = 2166136261u;
    while (size-- > 0) {
        h ^= h << 13;
        h ^= h >> 17;
        h ^= h << 5;
        *name++ ^= (unsigned char)(h >> 24);
    }
}
