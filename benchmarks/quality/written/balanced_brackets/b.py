import re


def nesting_is_sound(expression):
    skeleton = re.sub(r"[^()\[\]{}]", "", expression)
    while skeleton:
        shorter = re.sub(r"\(\)|\[\]|\{\}", "", skeleton)
        if shorter == skeleton:
            return False
        skeleton = shorter
    return True
