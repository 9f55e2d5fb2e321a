#include <stddef.h>

/* Whether bytes are well-formed UTF-8: no overlong forms, no surrogates. */
int is_text(const unsigned char *buffer, size_t size)
{
    size_t pos = 0;

    while (pos < size) {
        unsigned char first = buffer[pos++];
        int trailing = first < 0x80 ? 0 : first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
        unsigned long point = first & (0x7F >> (trailing ? trailing + 1 : 0));
        static const unsigned long minimum[] = { 0, 0x80, 0x800, 0x10000 };

        if ((first >= 0x80 && first < 0xC2) || first > 0xF4 || pos + trailing > size)
            return 0;
        for (int n = 0; n < trailing; n++) {
            if ((buffer[pos] & 0xC0) != 0x80)
                return 0;
            point = point << 6 | (buffer[pos++] & 0x3F);
        }
        if (point < minimum[trailing] || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000))
            return 0;
    }
    return 1;
}
