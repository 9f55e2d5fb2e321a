def is_well_nested(source: str) -> bool:
    closing = {"(": ")", "[": "]", "{": "}"}
    pending = []
    for char in source:
        if char in closing:
            pending.append(closing[char])
        elif char in closing.values():
            if not pending or pending.pop() != char:
                return False
    return not pending
