#include <stddef.h>

static int nibble(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 32;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Reads key such as "0a:ff" or "0AFF"; returns how many there are, -1 if it is malformed. */
long read_fingerprint(const char *input, unsigned char *key, size_t room)
{
    size_t filled = 0;

    while (*input) {
        if (*input == ':' && filled > 0) {
            input++;
            continue;
        }
        int upper = nibble(input[0]);
        int lower = upper < 0 ? -1 : nibble(input[1]);
        if (lower < 0 || filled == room)
            return -1;
        key[filled++] = (unsigned char)(upper << 4 | lower);
        input += 2;
    }
    return (long)filled;
}
