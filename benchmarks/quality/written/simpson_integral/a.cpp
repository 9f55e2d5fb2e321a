#include <functional>
#include <stdexcept>

double simpson(const std::function<double(double)>& f, double from, double to, int intervals) {
    if (intervals <= 0 || intervals % 2 != 0) {
        throw std::invalid_argument("simpson: number of intervals must be even");
    }
    const double width = (to - from) / intervals;
    double sum = f(from) + f(to);
    for (int i = 1; i < intervals; ++i) {
        sum += (i % 2 == 0 ? 2.0 : 4.0) * f(from + i * width);
    }
    return sum * width / 3.0;
}
