#include <stdint.h>

static char sixtyfour(unsigned v)
{
    return v < 26 ? 'A' + v : v < 52 ? 'a' + v - 26 : v < 62 ? '0' + v - 52 : v == 62 ? '+' : '/';
}

char *to_printable(const uint8_t *src, const uint8_t *end, char *dst)
{
    uint32_t pool = 0;
    int bits = 0, produced = 0;

    while (src < end) {
        pool = pool << 8 | *src++;
        for (bits += 8; bits >= 6; produced++) {
            bits -= 6;
            *dst++ = sixtyfour(pool >> bits & 63);
        }
    }
    if (bits > 0) {
        *dst++ = sixtyfour(pool << (6 - bits) & 63);
        produced++;
    }
    for (; produced % 4; produced++)
        *dst++ = '=';
    *dst = 0;
    return dst;
}
