#include <algorithm>

/// Returns where the others begin.
template <typename It, typename Wanted>
It pull_forward(It from, It to, const Wanted& wanted)
{
    const auto length = to - from;
    if (length == 0)
        return from;
    if (length == 1)
        return wanted(*from) ? to : from;
    const It half = from + length / 2;
    const It left = pull_forward(from, half, wanted);
    const It right = pull_forward(half, to, wanted);
    return std::rotate(left, half, right);
}
