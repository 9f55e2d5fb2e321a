#include <algorithm>
#include <map>
#include <utility>
#include <vector>

std::vector<std::vector<int>> households(const std::vector<std::pair<int, int>>& links)
{
    std::map<int, std::vector<int>> neighbours;
    for (auto [one, other] : links) {
        neighbours[one].push_back(other);
        neighbours[other].push_back(one);
    }

    std::vector<std::vector<int>> groups;
    while (!neighbours.empty()) {
        std::vector<int> group;
        std::vector<int> stack{neighbours.begin()->first};
        while (!stack.empty()) {
            auto node = neighbours.extract(stack.back());
            stack.pop_back();
            if (node.empty())
                continue;
            group.push_back(node.key());
            stack.insert(stack.end(), node.mapped().begin(), node.mapped().end());
        }
        std::sort(group.begin(), group.end());
        groups.push_back(std::move(group));
    }
    return groups;
}
