#include <utility>
#include <vector>

void paint_region(std::vector<std::vector<int>>& image, int x, int y, int fill) {
    const int target = image[y][x];
    if (target == fill) {
        return;
    }
    const int height = static_cast<int>(image.size());
    const int width = static_cast<int>(image[0].size());
    std::vector<std::pair<int, int>> stack{{x, y}};
    while (!stack.empty()) {
        const auto [cx, cy] = stack.back();
        stack.pop_back();
        if (cx < 0 || cy < 0 || cx >= width || cy >= height || image[cy][cx] != target) {
            continue;
        }
        image[cy][cx] = fill;
        stack.emplace_back(cx + 1, cy);
        stack.emplace_back(cx - 1, cy);
        stack.emplace_back(cx, cy + 1);
        stack.emplace_back(cx, cy - 1);
    }
}
