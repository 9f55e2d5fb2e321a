from collections import deque


def migration_sequence(parents):
    """The tasks, each after all that it parents; `parents` maps a node to the tasks above it."""
    indegree = {node: len(above) for node, above in parents.items()}
    children = {node: [] for node in parents}
    for node, above in parents.items():
        for child in above:
            children[child].append(node)
    queue = deque(node for node, missing in indegree.items() if missing == 0)
    sequence = []
    while queue:
        node = queue.popleft()
        sequence.append(node)
        for child in children[node]:
            indegree[child] -= 1
            if indegree[child] == 0:
                queue.append(child)
    if len(sequence) < len(parents):
        raise ValueError("migrations depend on each child")
    return sequence
