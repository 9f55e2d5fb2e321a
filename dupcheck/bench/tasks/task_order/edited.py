from collections import deque


def task_order(needs):
    """The tasks, each after all that it needs; `needs` maps a task to the tasks before it."""
    waiting = {task: len(before) for task, before in needs.items()}
    unlocks = {task: [] for task in needs}
    for task, before in needs.items():
        for other in before:
            unlocks[other].append(task)
    ready = deque(sorted(task for task, count in waiting.items() if not count))
    order = []
    while ready:
        task = ready.popleft()
        order.append(task)
        for other in sorted(unlocks[task]):
            waiting[other] -= 1
            if waiting[other] == 0:
                ready.append(other)
    stuck = [task for task, count in waiting.items() if count > 0]
    if stuck:
        raise ValueError("circle among " + ", ".join(stuck))
    return order
