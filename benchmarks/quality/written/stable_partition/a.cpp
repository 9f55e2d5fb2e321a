#include <cstddef>
#include <utility>
#include <vector>

template <typename T, typename Predicate>
void bring_forward(std::vector<T>& items, Predicate matches) {
    std::vector<T> others;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!matches(items[i])) {
            others.push_back(std::move(items[i]));
        } else if (kept++ != i) {
            items[kept - 1] = std::move(items[i]);
        }
    }
    for (T& other : others) {
        items[kept++] = std::move(other);
    }
}
