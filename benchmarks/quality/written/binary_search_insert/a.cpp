#include <cstddef>
#include <vector>

std::size_t insertion_point(const std::vector<int>& sorted, int value) {
    std::size_t first = 0;
    std::size_t count = sorted.size();
    while (count > 0) {
        const std::size_t half = count / 2;
        if (sorted[first + half] < value) {
            first += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return first;
}
