#include <string.h>

void tidy(char *s)
{
    static const char blanks[] = " \t\n\v\f\r";
    char *end = s;
    char *word = s + strspn(s, blanks);

    while (*word) {
        size_t n = strcspn(word, blanks);
        char *rest = word + n;
        rest += strspn(rest, blanks);
        if (end > s)
            *end++ = ' ';
        memmove(end, word, n);
        end += n;
        word = rest;
    }
    *end = 0;
}
