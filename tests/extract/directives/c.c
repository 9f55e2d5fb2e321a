#include <stdio.h>

/* dupcheck: ignore -- because */
static inline int
quiet_before(int a, int b)
{
    return a + b * 2 - a;
}

int quiet_inside(int a, int b) {
    // dupcheck: ignore -- because
    return a + b * 2 - a;
}

int quiet_end(int a, int b) {
    return a + b * 2 - a;
} // dupcheck: ignore -- because

int loud(int a, int b) {
    puts("/* dupcheck: ignore -- because */");
    return a + b * 2 - a;
}
