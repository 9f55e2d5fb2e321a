#include <algorithm>
#include <functional>
#include <map>
#include <utility>
#include <vector>

std::vector<std::vector<int>> components(const std::vector<std::pair<int, int>>& edges) {
    std::map<int, int> parent;
    const std::function<int(int)> root = [&](int node) {
        auto it = parent.try_emplace(node, node).first;
        if (it->second != node) {
            it->second = root(it->second);
        }
        return it->second;
    };
    for (const auto& [a, b] : edges) {
        const int ra = root(a);
        const int rb = root(b);
        parent[std::max(ra, rb)] = std::min(ra, rb);
    }

    std::map<int, std::vector<int>> members;
    for (const auto& entry : parent) {
        members[root(entry.first)].push_back(entry.first);
    }
    std::vector<std::vector<int>> result;
    for (auto& entry : members) {
        result.push_back(std::move(entry.second));
    }
    return result;
}
