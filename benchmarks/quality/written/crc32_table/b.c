#include <stddef.h>
#include <stdint.h>

uint32_t frame_checksum(const void *frame, size_t length)
{
    const uint8_t *cursor = frame;
    const uint8_t *end = cursor + length;
    uint32_t remainder = ~0u;

    while (cursor != end) {
        remainder ^= *cursor++;
        for (int bit = 0; bit < 8; bit++)
            remainder = (remainder >> 1) ^ (0xEDB88320u & -(remainder & 1u));
    }
    return ~remainder;
}
