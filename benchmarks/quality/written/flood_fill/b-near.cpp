#include <vector>

void outline(std::vector<std::vector<unsigned>>& canvas, unsigned ink)
{
    const auto before = canvas;
    const int height = static_cast<int>(canvas.size());
    for (int y = 0; y < height; ++y) {
        const int width = static_cast<int>(canvas[y].size());
        for (int x = 0; x < width; ++x) {
            const unsigned old = before[y][x];
            const bool edge = (x > 0 && before[y][x - 1] != old)
                || (x + 1 < width && before[y][x + 1] != old)
                || (y > 0 && before[y - 1][x] != old)
                || (y + 1 < height && before[y + 1][x] != old);
            if (edge)
                canvas[y][x] = ink;
        }
    }
}
