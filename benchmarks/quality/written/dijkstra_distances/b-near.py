from collections import deque


def fewest_transfers(links, hub, target):
    outgoing = {}
    for here, there, _charge in links:
        outgoing.setdefault(here, []).append(there)
    came_from = {hub: None}
    queue = deque([hub])
    while queue and target not in came_from:
        here = queue.popleft()
        for there in outgoing.get(here, ()):
            if there not in came_from:
                came_from[there] = here
                queue.append(there)
    route = []
    stop = target if target in came_from else None
    while stop is not None:
        route.append(stop)
        stop = came_from[stop]
    return route[::-1]
