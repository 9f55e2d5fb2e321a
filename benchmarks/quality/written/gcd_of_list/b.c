#include <stdlib.h>

int common_tick(const int *periods, int count)
{
    int tick = 0;

    for (int i = 0; i < count; i++) {
        int a = tick, b = abs(periods[i]);
        if (a == 0 || b == 0) {
            tick = a | b;
            continue;
        }
        int twos = __builtin_ctz(a | b);
        a >>= __builtin_ctz(a);
        while (b != 0) {
            b >>= __builtin_ctz(b);
            if (a > b) {
                int t = a;
                a = b;
                b = t;
            }
            b -= a;
        }
        tick = a << twos;
    }
    return tick;
}
