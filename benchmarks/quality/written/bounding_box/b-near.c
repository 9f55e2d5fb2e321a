#include <math.h>
#include <stddef.h>

struct dot { double x, y; };
struct frame { struct dot min, max; };

size_t clip_to_frame(struct frame f, struct dot *dots, size_t n)
{
    size_t moved = 0;

    while (n--) {
        struct dot before = dots[n];
        dots[n].x = fmax(f.min.x, fmin(f.max.x, before.x));
        dots[n].y = fmax(f.min.y, fmin(f.max.y, before.y));
        if (dots[n].x != before.x || dots[n].y != before.y)
            moved++;
    }
    return moved;
}
