#include <stddef.h>
#include <stdint.h>

/* out must hold three bytes per unit */
size_t narrow_text(uint8_t *out, const uint16_t *units, size_t count)
{
    uint8_t *p = out;
    size_t i = 0;

    while (i < count) {
        uint32_t cp = units[i++];
        if ((cp & 0xF800) == 0xD800) {
            if (cp < 0xDC00 && i < count && (units[i] & 0xFC00) == 0xDC00)
                cp = 0x10000 + ((cp & 0x3FF) << 10) + (units[i++] & 0x3FF);
            else
                cp = 0xFFFD;
        }
        int extra = cp < 0x80 ? 0 : cp < 0x800 ? 1 : cp < 0x10000 ? 2 : 3;
        static const uint8_t lead[] = {0x00, 0xC0, 0xE0, 0xF0};
        *p++ = lead[extra] | (cp >> (6 * extra));
        while (extra-- > 0)
            *p++ = 0x80 | ((cp >> (6 * extra)) & 0x3F);
    }
    return (size_t)(p - out);
}
