import copy


def with_user_preferences(system, user):
    effective = copy.deepcopy(system)
    todo = [(effective, user)]
    while todo:
        target, source = todo.pop()
        for name in source:
            incoming, present = source[name], target.get(name)
            if incoming is None:
                target.pop(name, None)
                continue
            if type(incoming) is dict and type(present) is dict:
                todo.append((present, incoming))
                continue
            target[name] = copy.deepcopy(incoming)
    return effective
