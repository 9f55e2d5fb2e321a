/// Counts how often two neighbours belong to different camps.
template <typename It, typename Wanted>
int camp_changes(It from, It to, const Wanted& wanted)
{
    const auto length = to - from;
    if (length < 2)
        return 0;
    const It half = from + length / 2;
    const int left = camp_changes(from, half, wanted);
    const int right = camp_changes(half, to, wanted);
    const bool before = wanted(*(half - 1));
    const bool after = wanted(*half);
    return left + right + (before != after ? 1 : 0);
}
