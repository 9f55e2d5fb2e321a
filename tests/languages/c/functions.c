#include <stdio.h>
#define TWICE(a) do { (a) += (a); } while (0) /* skip */

int prototype(int a, char *b, struct thing *c, long d); // skip

int plain(int a, int b) /* begin plain */
{
    return a + b * 2;
} /* end plain */

int old_style(a, b) // begin old_style
    int a;
    char *b;
{
    return a + *b;
} // end old_style

static inline char *pointer(const char *a) { return a ? a + 1 : 0; } // begin pointer end pointer
char **two(char **a) { return a && *a ? a + 1 : 0; } // begin two end two
char ***three(char ***a) { return a && *a ? a + 1 : 0; } // begin three end three
int (parenthesized)(int a) { return a * a + 1; } // begin parenthesized end parenthesized
int (*returns_pointer(int a))(int) { return a ? plain : other; } // begin returns_pointer end returns_pointer
struct thing *of_struct(struct thing *a) { return a->next->next; } // begin of_struct end of_struct
int __attribute__((noreturn)) attributed(int a) { exit(a + 1 - 2); } // begin attributed end attributed

static EXPORT int with_macro(int a) { return a * 3 + 1; } // begin with_macro end with_macro
int API macro_after_type(int a) { return a * 5 + 1; } // begin macro_after_type end macro_after_type
void API *odd(void) { return TWICE(3) + TWICE(4) + 1; } // begin odd end odd

LIST_HEAD(some_list)
MODULE_LICENSE("GPL");
int after_macros(int a) { return a / 7 + 'a' - '"'; } // begin after_macros end after_macros

DEFINE_HANDLER(handler) { return TWICE(1) + TWICE(2); } // begin handler end handler

#ifdef WINDOWS
int branch(int a) { return a * 11 + 1; } // begin branch end branch
#else
int branch(int a) { return a * 13 + 2; } // begin branch end branch
#endif

int with_conditions(int a) // begin with_conditions
{
#ifdef A
    if (a > 1)
#else
    if (a > 2)
#endif
        return 1;
    /* "unclosed */
    return a ? 2 : 3; // it's fine
} // end with_conditions

struct table entries[] = { { "a", plain, 1, 2 }, { "b", two, 3, 4 } }; // skip
int (*variable)(int, int, char *, long) = plain; // skip
