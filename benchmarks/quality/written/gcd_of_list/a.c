#include <stddef.h>
#include <stdlib.h>

int gcd_all(const int *v, size_t n)
{
    int g = 0;

    for (size_t i = 0; i < n && g != 1; i++) {
        int x = abs(v[i]);

        while (x != 0) {
            int r = g % x;
            g = x;
            x = r;
        }
    }
    return g;
}
