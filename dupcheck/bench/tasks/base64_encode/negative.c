#include <stddef.h>
#include <string.h>

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* Writes the bytes that base64 text stands for; returns how many, or -1 if it is malformed. */
long base64_decode(const char *text, size_t length, unsigned char *data)
{
    long used = 0;

    for (size_t i = 0; i + 3 < length; i += 4) {
        unsigned long group = 0;
        int padding = 0;

        for (size_t j = 0; j < 4; j++) {
            const char *found = strchr(alphabet, text[i + j]);
            if (!found && text[i + j] != '=')
                return -1;
            padding += text[i + j] == '=';
            group = group << 6 | (found ? (unsigned long)(found - alphabet) : 0);
        }
        data[used++] = group >> 16 & 255;
        if (padding < 2)
            data[used++] = group >> 8 & 255;
        if (padding < 1)
            data[used++] = group & 255;
    }
    return used;
}
