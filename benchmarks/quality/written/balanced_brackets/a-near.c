#include <stddef.h>

size_t max_nesting(const char *text)
{
    size_t depth = 0;
    size_t deepest = 0;

    for (; *text; text++) {
        switch (*text) {
        case '(':
        case '[':
        case '{':
            if (++depth > deepest)
                deepest = depth;
            break;
        case ')':
        case ']':
        case '}':
            if (depth > 0)
                depth--;
            break;
        default:
            break;
        }
    }
    return deepest;
}
