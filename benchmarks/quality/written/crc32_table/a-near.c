#include <stddef.h>
#include <stdint.h>

uint32_t adler32_of(const void *data, size_t len)
{
    const uint8_t *p = data;
    uint32_t a = 1;
    uint32_t b = 0;

    while (len > 0) {
        size_t block = len < 5552 ? len : 5552;

        len -= block;
        while (block--) {
            a += *p++;
            b += a;
        }
        a %= 65521;
        b %= 65521;
    }
    return b << 16 | a;
}
