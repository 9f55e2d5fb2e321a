_GROUPS = {
    **dict.fromkeys("BFPV", "1"),
    **dict.fromkeys("CGJKQSXZ", "2"),
    **dict.fromkeys("DT", "3"),
    "L": "4",
    **dict.fromkeys("MN", "5"),
    "R": "6",
}


def phonetic_key(surname: str) -> str:
    letters = [char for char in surname.upper() if "A" <= char <= "Z"]
    if not letters:
        return ""
    key = letters[0]
    last = _GROUPS.get(letters[0])
    for letter in letters[1:]:
        if letter in "HW":
            continue
        group = _GROUPS.get(letter)
        if group and group != last:
            key += group
        last = group
    return key[:4].ljust(4, "0")
