#include <stddef.h>

/* Whether bytes are well-formed UTF-8: no overlong forms, no surrogates. */
long first_bad_byte(const unsigned char *s, size_t length)
{
    size_t i = 0;
    size_t begin = 0;

    while (i < length) {
        begin = i;
        unsigned char lead = s[i++];
        if (lead == 0)
            return (long)begin;
        int more = lead < 0x80 ? 0 : lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
        unsigned long code = lead & (0x7F >> (more ? more + 1 : 0));
        static const unsigned long smallest[] = { 0, 0x80, 0x800, 0x10000 };

        if ((lead >= 0x80 && lead < 0xC2) || lead > 0xF4 || i + more > length)
            return (long)begin;
        for (int k = 0; k < more; k++) {
            if ((s[i] & 0xC0) != 0x80)
                return (long)i;
            code = code << 6 | (s[i++] & 0x3F);
        }
        if (code < smallest[more] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
            return (long)begin;
    }
    return -1;
}
