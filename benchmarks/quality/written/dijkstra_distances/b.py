from collections import deque
from math import inf


def cheapest_freight(links, hub):
    """`links` are (from, to, cost); what cannot be reached costs infinity."""
    outgoing = {}
    cost = {hub: 0}
    for here, there, charge in links:
        outgoing.setdefault(here, []).append((there, charge))
        cost.setdefault(here, inf)
        cost.setdefault(there, inf)
    cost[hub] = 0

    changed = deque([hub])
    while changed:
        here = changed.popleft()
        for there, charge in outgoing.get(here, ()):
            offer = cost[here] + charge
            if offer < cost[there]:
                cost[there] = offer
                if there not in changed:
                    changed.append(there)
    return cost
