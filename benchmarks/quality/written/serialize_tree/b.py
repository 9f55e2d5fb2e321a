def dump_pedigree(animal):
    fields = []
    pending = [animal]
    while pending:
        current = pending.pop()
        if current is None:
            fields.append("~")
            continue
        fields.append(str(current.tag))
        pending += [current.dam, current.sire]
    return ";".join(fields)
