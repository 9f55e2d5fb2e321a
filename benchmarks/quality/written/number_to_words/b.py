_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def cheque_amount(amount):
    if amount < 0:
        return "minus " + cheque_amount(-amount)
    if amount < 20:
        return _SMALL[amount]
    if amount < 100:
        tens = _TENS[amount // 10 - 2]
        return tens if amount % 10 == 0 else f"{tens}-{_SMALL[amount % 10]}"
    unit, name = (1000, "thousand") if amount >= 1000 else (100, "hundred")
    count, rest = divmod(amount, unit)
    spelled = f"{cheque_amount(count)} {name}"
    return spelled if rest == 0 else f"{spelled} {cheque_amount(rest)}"
