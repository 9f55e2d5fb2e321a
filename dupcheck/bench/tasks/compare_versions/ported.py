def compare_versions(left, right):
    """-1, 0 or 1; a pre-release comes before its release."""
    one, _, left_tag = left.partition("-")
    other, _, right_tag = right.partition("-")
    lefts = [int(part) for part in one.split(".")]
    rights = [int(part) for part in other.split(".")]
    length = max(len(lefts), len(rights))
    lefts += [0] * (length - len(lefts))
    rights += [0] * (length - len(rights))
    if lefts != rights:
        return -1 if lefts < rights else 1
    if bool(left_tag) != bool(right_tag):
        return -1 if left_tag else 1
    return (left_tag > right_tag) - (left_tag < right_tag)
