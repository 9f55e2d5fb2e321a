from collections import deque


def task_distance(needs, start):
    """How many steps each task lies behind `start`; `needs` maps a task to the tasks before it."""
    unlocks = {task: [] for task in needs}
    for task, before in needs.items():
        for other in before:
            unlocks[other].append(task)
    ready = deque([start])
    distance = {start: 0}
    while ready:
        task = ready.popleft()
        for other in unlocks[task]:
            if other not in distance:
                distance[other] = distance[task] + 1
                ready.append(other)
    return distance
