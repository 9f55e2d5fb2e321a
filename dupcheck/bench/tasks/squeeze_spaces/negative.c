#include <ctype.h>
#include <stddef.h>

/* Counts the words of `text`, and its lines into `lines`. */
size_t count_words(const char *text, size_t *lines)
{
    size_t words = 0;
    int inside = 0;

    *lines = 0;
    for (const char *in = text; *in; in++) {
        if (*in == '\n')
            ++*lines;
        if (isspace((unsigned char)*in)) {
            inside = 0;
            continue;
        }
        if (!inside) {
            words++;
            inside = 1;
        }
    }
    return words;
}
