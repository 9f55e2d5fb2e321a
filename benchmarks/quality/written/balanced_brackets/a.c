#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

bool brackets_match(const char *text)
{
    char *expected = malloc(strlen(text) + 1);
    size_t depth = 0;
    bool ok = expected != NULL;

    for (; ok && *text; text++) {
        switch (*text) {
        case '(':
            expected[depth++] = ')';
            break;
        case '[':
            expected[depth++] = ']';
            break;
        case '{':
            expected[depth++] = '}';
            break;
        case ')':
        case ']':
        case '}':
            ok = depth > 0 && expected[--depth] == *text;
            break;
        default:
            break;
        }
    }
    free(expected);
    return ok && depth == 0;
}
