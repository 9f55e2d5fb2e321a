#include <stddef.h>
#include <stdint.h>

/* dst must have room for 3 bytes per unit; returns the number of bytes written. */
size_t utf8_from_utf16(uint8_t *dst, const uint16_t *src, size_t units)
{
    uint8_t *p = dst;

    for (size_t i = 0; i < units; i++) {
        uint32_t cp = src[i];

        if (cp >= 0xD800 && cp <= 0xDFFF) {
            if (cp <= 0xDBFF && i + 1 < units && (src[i + 1] & 0xFC00) == 0xDC00)
                cp = 0x10000 + ((cp - 0xD800) << 10) + (src[++i] - 0xDC00u);
            else
                cp = 0xFFFD;
        }
        if (cp < 0x80) {
            *p++ = (uint8_t)cp;
        } else if (cp < 0x800) {
            *p++ = (uint8_t)(0xC0 | cp >> 6);
            *p++ = (uint8_t)(0x80 | (cp & 0x3F));
        } else if (cp < 0x10000) {
            *p++ = (uint8_t)(0xE0 | cp >> 12);
            *p++ = (uint8_t)(0x80 | (cp >> 6 & 0x3F));
            *p++ = (uint8_t)(0x80 | (cp & 0x3F));
        } else {
            *p++ = (uint8_t)(0xF0 | cp >> 18);
            *p++ = (uint8_t)(0x80 | (cp >> 12 & 0x3F));
            *p++ = (uint8_t)(0x80 | (cp >> 6 & 0x3F));
            *p++ = (uint8_t)(0x80 | (cp & 0x3F));
        }
    }
    return (size_t)(p - dst);
}
