#include <map>
#include <queue>
#include <utility>
#include <vector>

// Whether the nodes can be put on two sides so that every edge crosses.
bool bipartite(const std::vector<std::pair<int, int>>& edges) {
    std::map<int, std::vector<int>> neighbours;
    for (const auto& [a, b] : edges) {
        neighbours[a].push_back(b);
        neighbours[b].push_back(a);
    }
    std::map<int, bool> side;
    for (const auto& entry : neighbours) {
        if (!side.try_emplace(entry.first, false).second) {
            continue;
        }
        std::queue<int> open;
        open.push(entry.first);
        while (!open.empty()) {
            const int node = open.front();
            open.pop();
            for (const int next : neighbours[node]) {
                if (side.try_emplace(next, !side[node]).second) {
                    open.push(next);
                } else if (side[next] == side[node]) {
                    return false;
                }
            }
        }
    }
    return true;
}
