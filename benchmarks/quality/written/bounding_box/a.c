#include <stdbool.h>
#include <stddef.h>

struct point {
    double x, y;
};

struct box {
    struct point min, max;
};

bool bounds_of(struct box *out, const struct point *pts, size_t n)
{
    if (n == 0)
        return false;

    out->min = out->max = pts[0];
    for (size_t i = 1; i < n; i++) {
        if (pts[i].x < out->min.x)
            out->min.x = pts[i].x;
        else if (pts[i].x > out->max.x)
            out->max.x = pts[i].x;
        if (pts[i].y < out->min.y)
            out->min.y = pts[i].y;
        else if (pts[i].y > out->max.y)
            out->max.y = pts[i].y;
    }
    return true;
}
