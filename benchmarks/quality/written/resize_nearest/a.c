#include <stddef.h>
#include <stdint.h>

void scale_gray(const uint8_t *src, int sw, int sh, uint8_t *dst, int dw, int dh)
{
    for (int y = 0; y < dh; y++) {
        const uint8_t *row = src + (size_t)((int64_t)y * sh / dh) * sw;

        for (int x = 0; x < dw; x++)
            *dst++ = row[(int64_t)x * sw / dw];
    }
}
