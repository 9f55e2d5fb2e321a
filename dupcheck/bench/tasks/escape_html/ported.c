#include <stddef.h>
#include <string.h>

/* Appends `text`, escaped for HTML, to `out`; returns 0 where it does not fit. */
static int escape_html(const char *text, char *out, size_t capacity)
{
    size_t used = 0;

    for (; *text; text++) {
        char single[2] = { *text, '\0' };
        const char *entity = single;

        switch (*text) {
        case '&': entity = "&amp;"; break;
        case '<': entity = "&lt;"; break;
        case '>': entity = "&gt;"; break;
        case '"': entity = "&quot;"; break;
        case '\'': entity = "&#39;"; break;
        }
        if (used + strlen(entity) >= capacity)
            return 0;
        strcpy(out + used, entity);
        used += strlen(entity);
    }
    out[used] = '\0';
    return 1;
}
