#include <stdlib.h>

/* when all timers fire together again, or -1 if that is too far away */
long next_meeting(const int *periods, int count, long horizon)
{
    long tick = 1;

    for (int i = 0; i < count; i++) {
        long a = tick, b = labs(periods[i]);
        long period = b;
        while (b != 0) {
            long t = a % b;
            a = b;
            b = t;
        }
        if (period == 0 || tick / a > horizon / period)
            return -1;
        tick = tick / a * period;
    }
    return tick;
}
