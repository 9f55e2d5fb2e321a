#include <functional>

double dose(double from, double to, int slices, const std::function<double(double)>& rate)
{
    const double pair = 2 * (to - from) / slices;
    double total = 0;
    double left = rate(from);
    for (int i = 0; i < slices / 2; ++i) {
        const double at = from + i * pair;
        const double right = rate(at + pair);
        total += (left + 4 * rate(at + pair / 2) + right) * pair / 6;
        left = right;
    }
    return total;
}
