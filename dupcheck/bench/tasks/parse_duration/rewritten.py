import re

_AMOUNT = re.compile(r"(\d+)([smhd])")


def timeout_from_setting(setting):
    compact = "".join(setting.split()).lower()
    found = _AMOUNT.findall(compact)
    if "".join(amount + unit for amount, unit in found) != compact:
        return None
    scale = dict(s=1, m=60, h=60 * 60, d=24 * 60 * 60)
    return sum(int(amount) * scale[unit] for amount, unit in found)
