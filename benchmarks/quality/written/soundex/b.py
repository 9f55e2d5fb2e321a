import re


def sounds_like_code(surname):
    name = re.sub("[^A-Z]", "", surname.upper())
    if not name:
        return ""
    tail = re.sub("(?<=.)[HW]", "", name)
    table = str.maketrans("BFPVCGJKQSXZDTLMNRAEIOUYHW", "111122222222334556........")
    digits = tail.translate(table)
    digits = re.sub(r"(\d)\1+", r"\1", digits)
    digits = digits[1:].replace(".", "")
    return (name[0] + digits + "000")[:4]
