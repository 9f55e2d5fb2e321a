#include <stddef.h>

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* Writes the base64 text of `data`, with padding; returns its length. */
size_t base64_encode(const unsigned char *data, size_t length, char *text)
{
    size_t used = 0;

    for (size_t i = 0; i < length; i += 3) {
        unsigned long group = (unsigned long)data[i] << 16;

        if (i + 1 < length)
            group |= (unsigned long)data[i + 1] << 8;
        if (i + 2 < length)
            group |= data[i + 2];
        text[used++] = alphabet[group >> 18 & 63];
        text[used++] = alphabet[group >> 12 & 63];
        text[used++] = i + 1 < length ? alphabet[group >> 6 & 63] : '=';
        text[used++] = i + 2 < length ? alphabet[group & 63] : '=';
    }
    text[used] = '\0';
    return used;
}
