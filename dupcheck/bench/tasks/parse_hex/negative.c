#include <stddef.h>

/* Writes bytes as "0a:ff"; returns the length of the text, -1 if it does not fit. */
long format_hex(const unsigned char *bytes, size_t count, char *text, size_t capacity)
{
    static const char digits[] = "0123456789abcdef";
    size_t used = 0;

    for (size_t i = 0; i < count; i++) {
        if (used + 4 > capacity)
            return -1;
        if (i > 0)
            text[used++] = ':';
        int high = bytes[i] >> 4;
        int low = bytes[i] & 15;
        text[used++] = digits[high];
        text[used++] = digits[low];
    }
    text[used] = '\0';
    return (long)used;
}
