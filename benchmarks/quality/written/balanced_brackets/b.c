#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

bool formula_is_closed(const char *formula)
{
    static const char openers[] = "([{", closers[] = ")]}";
    char *expected = malloc(strlen(formula) + 1);
    size_t depth = 0;
    bool ok = expected != NULL;

    for (; ok && *formula != '\0'; formula++) {
        const char *hit = strchr(openers, *formula);
        if (hit)
            expected[depth++] = closers[hit - openers];
        else if (strchr(closers, *formula))
            ok = depth > 0 && expected[--depth] == *formula;
    }
    free(expected);
    return ok && depth == 0;
}
