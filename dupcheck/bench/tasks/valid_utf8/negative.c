#include <stddef.h>

/* Writes one character as UTF-8; returns how many bytes it took, 0 if it is none. */
size_t encode_utf8(unsigned long code, unsigned char *s)
{
    size_t length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;

    if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
        return 0;
    if (length == 1) {
        s[0] = (unsigned char)code;
        return 1;
    }
    for (size_t i = length - 1; i > 0; i--) {
        s[i] = 0x80 | (code & 0x3F);
        code >>= 6;
    }
    s[0] = (unsigned char)(0xF00 >> length | code);
    return length;
}
