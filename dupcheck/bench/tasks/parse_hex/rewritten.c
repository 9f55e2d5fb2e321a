#include <stdint.h>
#include <string.h>

int decode_key(uint8_t *dst, int room, const char *src)
{
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    int n = 0, half = 0;
    unsigned value = 0;

    for (; *src != '\0'; ++src) {
        if (*src == ':' && half == 0 && n != 0)
            continue;
        const char *where = strchr(digits, *src);
        if (where == NULL || n >= room)
            return -1;
        value = value * 16 + (unsigned)(where - digits) % 16;
        half = !half;
        if (!half) {
            dst[n++] = (uint8_t)value;
            value = 0;
        }
    }
    return half ? -1 : n;
}
