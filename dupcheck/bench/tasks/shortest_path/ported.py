import heapq
import math


def cheapest(roads, start, goal):
    """The cost of the cheapest way from start to goal; infinite if there is none."""
    cost = {start: 0.0}
    done = set()
    heap = [(0.0, start)]
    while heap:
        best, place = heapq.heappop(heap)
        if place == goal:
            return best
        if place in done:
            continue
        done.add(place)
        for other, toll in roads.get(place, []):
            through = best + toll
            if through < cost.get(other, math.inf):
                cost[other] = through
                heapq.heappush(heap, (through, other))
    return math.inf
