from collections import defaultdict


def linked_clusters(links):
    leader = {}

    def find(item):
        leader.setdefault(item, item)
        while leader[item] != item:
            leader[item] = leader[leader[item]]
            item = leader[item]
        return item

    for left, right in links:
        leader[find(left)] = find(right)

    clusters = defaultdict(list)
    for item in leader:
        clusters[find(item)].append(item)
    return [sorted(cluster) for cluster in clusters.values()]
