from collections import deque


def task_order(needs):
    """The tasks, each after all that it needs; `needs` maps a task to the tasks before it."""
    waiting = {task: len(before) for task, before in needs.items()}
    unlocks = {task: [] for task in needs}
    for task, before in needs.items():
        for other in before:
            unlocks[other].append(task)
    ready = deque(task for task, count in waiting.items() if count == 0)
    order = []
    while ready:
        task = ready.popleft()
        order.append(task)
        for other in unlocks[task]:
            waiting[other] -= 1
            if waiting[other] == 0:
                ready.append(other)
    if len(order) < len(needs):
        raise ValueError("tasks need one another in a circle")
    return order
