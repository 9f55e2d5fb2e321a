#include <stdint.h>

void thumbnail(uint8_t *to, int tw, int th, const uint8_t *from, int fw, int fh)
{
    uint32_t step_x = ((uint32_t)fw << 16) / tw;
    uint32_t step_y = ((uint32_t)fh << 16) / th;
    uint32_t at_y = step_y / 2;

    for (const uint8_t *end = to + tw * th; to < end; at_y += step_y) {
        const uint8_t *line = from + (at_y >> 16) * fw;
        uint32_t at_x = step_x / 2;
        for (int i = 0; i < tw; i++, at_x += step_x)
            *to++ = line[at_x >> 16];
    }
}
