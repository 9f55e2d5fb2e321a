def schedule_values(expression, minimum, maximum):
    """Numbers that a crontab expression such as "*/15" or "1-5,10" stands for, in order."""
    matching = set()
    for item in expression.split(","):
        item, stepped, every = item.partition("/")
        if item == "*":
            begin, finish = minimum, maximum
        elif "-" in item:
            begin, finish = (int(bound) for bound in item.split("-", 1))
        else:
            begin = int(item)
            finish = maximum if stepped else begin
        if begin < minimum or finish > maximum:
            raise ValueError(f"{expression} exceeds its limits")
        matching.update(range(begin, finish + 1, int(every) if stepped else 1))
    return sorted(matching)
