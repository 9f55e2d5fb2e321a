#include <stddef.h>
#include <stdint.h>

uint32_t symbol_digest(const unsigned char *name, size_t size)
{
    uint32_t h = 2166136261u;

    while (size-- > 0) {
        h ^= *name++;
        /* times 16777619 */
        h += (h << 1) + (h << 4) + (h << 7) + (h << 8) + (h << 24);
    }
    return h;
}
