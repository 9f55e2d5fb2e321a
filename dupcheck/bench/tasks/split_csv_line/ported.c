#include <stddef.h>

/* Splits a line in place; returns how many fields were stored. */
static size_t split_csv_line(char *line, char separator, char **fields, size_t capacity)
{
    size_t count = 0;
    int quoted = 0;
    char *out = line;
    char *start = line;

    for (char *in = line; *in && count < capacity; in++) {
        if (quoted && in[0] == '"' && in[1] == '"') {
            *out++ = '"';
            in++;
        } else if (*in == '"') {
            quoted = !quoted;
        } else if (*in == separator && !quoted) {
            *out++ = '\0';
            fields[count++] = start;
            start = out;
        } else {
            *out++ = *in;
        }
    }
    *out = '\0';
    if (count < capacity)
        fields[count++] = start;
    return count;
}
