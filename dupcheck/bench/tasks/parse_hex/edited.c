#include <stddef.h>

static int digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 32;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Reads bytes such as "0a:ff" or "0AFF"; returns how many there are, -1 if it is malformed. */
long parse_hex(const char *text, unsigned char *bytes, size_t capacity)
{
    size_t count = 0;

    if (text[0] == '0' && (text[1] | 32) == 'x')
        text += 2;
    while (*text) {
        if (*text == ' ' || *text == '-' || *text == ':') {
            text++;
            continue;
        }
        int high = digit(text[0]);
        int low = high < 0 ? -1 : digit(text[1]);
        if (high >= 0 && text[1] == '\0') {
            low = high;
            high = 0;
            text--;
        }
        if (low < 0 || count == capacity)
            return -1;
        bytes[count++] = (unsigned char)(high << 4 | low);
        text += 2;
    }
    return (long)count;
}
