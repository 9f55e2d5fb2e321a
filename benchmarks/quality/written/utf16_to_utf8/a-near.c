#include <stddef.h>
#include <stdint.h>

/* Number of UTF-16 units that valid UTF-8 takes once converted. */
size_t utf16_length_of_utf8(const uint8_t *src, size_t bytes)
{
    size_t units = 0;

    for (size_t i = 0; i < bytes;) {
        uint8_t lead = src[i];

        if (lead < 0x80) {
            i += 1;
            units += 1;
        } else if (lead < 0xE0) {
            i += 2;
            units += 1;
        } else if (lead < 0xF0) {
            i += 3;
            units += 1;
        } else {
            i += 4;
            units += 2;
        }
    }
    return units;
}
