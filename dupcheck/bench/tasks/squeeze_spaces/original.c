#include <ctype.h>
#include <stddef.h>

/* Trims `text` in place and makes each run of white space one blank; returns its new length. */
size_t squeeze_spaces(char *text)
{
    char *out = text;
    int pending = 0;

    for (const char *in = text; *in; in++) {
        if (isspace((unsigned char)*in)) {
            pending = out != text;
            continue;
        }
        if (pending) {
            *out++ = ' ';
            pending = 0;
        }
        *out++ = *in;
    }
    *out = '\0';
    return (size_t)(out - text);
}
