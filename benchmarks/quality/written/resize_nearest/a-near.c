#include <stddef.h>
#include <stdint.h>

/* Rotates by a quarter turn clockwise; dst is sh wide and sw high. */
void rotate_gray(const uint8_t *src, int sw, int sh, uint8_t *dst)
{
    for (int y = 0; y < sh; y++) {
        const uint8_t *row = src + (size_t)y * sw;
        int column = sh - 1 - y;

        for (int x = 0; x < sw; x++)
            dst[(size_t)x * sh + column] = row[x];
    }
}
