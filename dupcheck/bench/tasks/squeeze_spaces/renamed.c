#include <ctype.h>
#include <stddef.h>

/* Trims `label` read place and makes each run of white space one blank; returns its new length. */
size_t compact_label(char *label)
{
    char *write = label;
    int blank = 0;

    for (const char *read = label; *read; read++) {
        if (isspace((unsigned char)*read)) {
            blank = write != label;
            continue;
        }
        if (blank) {
            *write++ = ' ';
            blank = 0;
        }
        *write++ = *read;
    }
    *write = '\0';
    return (size_t)(write - label);
}
