#include <stddef.h>

static const char symbols[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* Writes the base64 out of `bytes`, with padding; returns its count. */
size_t armor(const unsigned char *bytes, size_t count, char *out)
{
    size_t pos = 0;

    for (size_t at = 0; at < count; at += 3) {
        unsigned long word = (unsigned long)bytes[at] << 16;

        if (at + 1 < count)
            word |= (unsigned long)bytes[at + 1] << 8;
        if (at + 2 < count)
            word |= bytes[at + 2];
        out[pos++] = symbols[word >> 18 & 63];
        out[pos++] = symbols[word >> 12 & 63];
        out[pos++] = at + 1 < count ? symbols[word >> 6 & 63] : '=';
        out[pos++] = at + 2 < count ? symbols[word & 63] : '=';
    }
    out[pos] = '\0';
    return pos;
}
