import re


def may(user_rules, action):
    def covers(rule):
        *front, tail = rule.split(":")
        pattern = ":".join("[^:]*" if step == "*" else re.escape(step) for step in front)
        ending = ".*" if tail == "*" else re.escape(tail)
        return re.fullmatch(pattern + ":" * bool(front) + ending, action) is not None

    denials = (rule[1:] for rule in user_rules if rule[:1] == "!")
    if any(map(covers, denials)):
        return False
    return any(covers(rule) for rule in user_rules if rule[:1] != "!")
