import re


def badge_initials(full_name):
    name = re.sub("[^A-Z ]", "", full_name.upper())
    words = name.split()
    if not words:
        return ""
    if len(words) == 1:
        tail = re.sub("[AEIOU]", "", words[0][1:])
        return (words[0][0] + tail + "XX")[:3]
    middle = "".join(word[0] for word in words[1:-1])
    return (words[0][0] + middle)[:2] + words[-1][0]
