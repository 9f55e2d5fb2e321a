from heapq import heappop, heappush


def travel_costs(graph, start):
    """Unreachable nodes are left out; graph maps a node to {neighbour: cost}."""
    settled = {}
    frontier = [(0, start)]
    while frontier:
        cost, node = heappop(frontier)
        if node in settled:
            continue
        settled[node] = cost
        for neighbour, step in graph.get(node, {}).items():
            if neighbour not in settled:
                heappush(frontier, (cost + step, neighbour))
    return settled
