#include <cstddef>
#include <vector>

std::size_t season_start(const std::vector<double>& scores)
{
    std::size_t below = 0;
    std::size_t above = scores.size();
    if (above == 0 || scores.front() < scores.back())
        return 0;
    --above;
    while (below < above) {
        std::size_t half = below + (above - below) / 2;
        if (scores[half] > scores[above])
            below = half + 1;
        else
            above = half;
    }
    return below;
}
