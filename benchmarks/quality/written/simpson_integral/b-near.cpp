#include <cmath>
#include <functional>

double time_of_dose(double from, double to, double wanted, const std::function<double(double)>& rate)
{
    double left = rate(from) - wanted;
    for (int i = 0; i < 200 && std::abs(to - from) > 1e-9; ++i) {
        const double at = from + (to - from) / 2;
        const double middle = rate(at) - wanted;
        if ((middle > 0) == (left > 0)) {
            from = at;
            left = middle;
        } else {
            to = at;
        }
    }
    return (from + to) / 2;
}
