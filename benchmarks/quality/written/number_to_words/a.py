_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def spell_out(n: int) -> str:
    if not -1_000_000 < n < 1_000_000:
        raise ValueError(f"{n} is out of range")
    if n < 0:
        return "minus " + spell_out(-n)
    if n < 20:
        return _SMALL[n]
    if n < 100:
        tens, ones = divmod(n, 10)
        return _TENS[tens] + (f"-{_SMALL[ones]}" if ones else "")
    scale, name = (100, "hundred") if n < 1000 else (1000, "thousand")
    count, rest = divmod(n, scale)
    words = f"{spell_out(count)} {name}"
    return f"{words} {spell_out(rest)}" if rest else words
