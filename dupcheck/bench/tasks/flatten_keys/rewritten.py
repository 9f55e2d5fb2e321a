def to_form_fields(payload):
    fields = {}
    work = [((), payload)]
    while work:
        trail, thing = work.pop()
        if type(thing) is list:
            branches = [(str(index), element) for index, element in enumerate(thing)]
        elif type(thing) is dict and (thing or not trail):
            branches = [(str(name), inner) for name, inner in thing.items()]
        else:
            fields[".".join(trail)] = thing
            continue
        work.extend((trail + (name,), inner) for name, inner in reversed(branches))
    return fields
