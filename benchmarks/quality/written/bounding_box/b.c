#include <math.h>
#include <stddef.h>

struct dot { double x, y; };
struct frame { struct dot min, max; };

struct frame frame_around(const struct dot *dots, size_t n)
{
    struct frame f = {{INFINITY, INFINITY}, {-INFINITY, -INFINITY}};

    while (n--) {
        f.min.x = fmin(f.min.x, dots[n].x);
        f.min.y = fmin(f.min.y, dots[n].y);
        f.max.x = fmax(f.max.x, dots[n].x);
        f.max.y = fmax(f.max.y, dots[n].y);
    }
    return f;
}
