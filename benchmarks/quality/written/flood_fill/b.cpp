#include <utility>
#include <vector>

void bucket(std::vector<std::vector<unsigned>>& canvas, int x, int y, unsigned ink)
{
    const unsigned old = canvas[y][x];
    if (old == ink)
        return;
    std::vector<std::pair<int, int>> seeds{{x, y}};
    while (!seeds.empty()) {
        auto [cx, cy] = seeds.back();
        seeds.pop_back();
        auto& line = canvas[cy];
        int left = cx;
        while (left > 0 && line[left - 1] == old)
            --left;
        for (int at = left; at < static_cast<int>(line.size()) && line[at] == old; ++at) {
            line[at] = ink;
            if (cy > 0 && canvas[cy - 1][at] == old)
                seeds.emplace_back(at, cy - 1);
            if (cy + 1 < static_cast<int>(canvas.size()) && canvas[cy + 1][at] == old)
                seeds.emplace_back(at, cy + 1);
        }
    }
}
