#include <stdio.h>
#include <string.h>

struct setting { char *name, *value; };

int print_usage(FILE *out, const struct setting *settings, int nsettings, const char *program)
{
    size_t widest = 0;
    int slot;

    for (slot = 0; slot < nsettings; slot++) {
        size_t width = strlen(settings[slot].name);
        if (width > widest)
            widest = width;
    }
    fprintf(out, "usage: %s [--name=value] [file ...]\n", program);
    for (slot = 0; slot < nsettings; slot++) {
        if (settings[slot].value == NULL)
            continue;
        fprintf(out, "  --%-*s  %s\n", (int)widest, settings[slot].name, settings[slot].value);
    }
    return ferror(out) ? -1 : 0;
}
