#include <cstddef>
#include <vector>

std::size_t rank_of(const std::vector<double>& scores, double score)
{
    std::size_t below = 0;
    std::size_t stride = 1;
    while (stride <= scores.size())
        stride <<= 1;
    for (stride >>= 1; stride > 0; stride >>= 1) {
        if (below + stride <= scores.size() && scores[below + stride - 1] < score)
            below += stride;
    }
    return below;
}
