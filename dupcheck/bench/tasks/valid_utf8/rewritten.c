#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

static bool between(uint8_t x, uint8_t low, uint8_t high)
{
    return low <= x && x <= high;
}

bool check_encoding(const uint8_t *p, const uint8_t *end)
{
    while (p != end) {
        ptrdiff_t left = end - p;
        uint8_t low = *p == 0xE0 ? 0xA0 : *p == 0xF0 ? 0x90 : 0x80;
        uint8_t high = *p == 0xED ? 0x9F : *p == 0xF4 ? 0x8F : 0xBF;
        ptrdiff_t width = *p <= 0x7F ? 1
                        : between(*p, 0xC2, 0xDF) ? 2
                        : between(*p, 0xE0, 0xEF) ? 3
                        : between(*p, 0xF0, 0xF4) ? 4 : 0;
        if (width == 0 || width > left)
            return false;
        if (width > 1 && !between(p[1], low, high))
            return false;
        for (ptrdiff_t n = 2; n < width; n++)
            if (!between(p[n], 0x80, 0xBF))
                return false;
        p += width;
    }
    return true;
}
