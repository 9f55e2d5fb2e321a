"""Cases that are rare in a single change, and common in a year of them."""

import os

from benchmarks.demonstration.case import NOTHING, Case, found, quiet
from benchmarks.demonstration.desk import Desk
from benchmarks.demonstration.expected import Told


def _called_pair(desk: Desk) -> None:
    desk.write("legacy/called.py", desk["called"].renamed()[1])


def _called_otherwise(desk: Desk) -> Told:
    """The copy of an old pair gets another name and stays what it is: a copy."""
    one = desk["called"]
    name = one.renamed()[0].encode()
    desk.write("legacy/called.py", desk.read("legacy/called.py").replace(name, b"tidy"))
    return quiet("older than the change", one.place, ("+legacy/called.py:tidy", 2))


def _shifted_pair(desk: Desk) -> None:
    desk.write("legacy/shifted.py", desk["shifted"].text)


def _shifted_and_edited(desk: Desk) -> Told:
    one = desk["shifted"]
    text = desk.read("legacy/shifted.py")
    (desk.root / "legacy/shifted.py").unlink()
    desk.write("moved/shifted.py", text.replace(b"    if ", b"    print(value)\n    if ", 1))
    return quiet("older than the change", one.place, (f"+moved/shifted.py:{one.name}", 3))


def _recorded_pair(desk: Desk) -> None:
    desk.write("legacy/recorded.py", desk["recorded"].text)


def _recorded_and_edited(desk: Desk) -> Told:
    """What the baseline knows may be mended: that makes it no news."""
    one = desk["recorded"]
    text = desk.read("legacy/recorded.py")
    desk.write("legacy/recorded.py", text.replace(b"    if ", b"    print(request)\n    if ", 1))
    return quiet("older than the change", one.place, (f"+legacy/recorded.py:{one.name}", 3))


def _reborn(desk: Desk) -> Told:
    """A move with another name for everything."""
    desk.write("billing/reborn.py", desk["reborn"].renamed()[1])
    desk.cut("reborn")
    return NOTHING


def _split(desk: Desk) -> Told:
    """It moved to one place, and was copied to another."""
    text, name = desk.cut("split"), desk["split"].name
    desk.write("billing/split_a.py", text)
    desk.write("billing/split_b.py", text)
    return found(f"billing/split_a.py:{name}", (f"+billing/split_b.py:{name}", 1))


def _other_suffix(desk: Desk) -> Told:
    folder = "django/contrib/admin/static/admin/js"
    desk.git("mv", f"{folder}/theme.js", f"{folder}/theme.ts")
    return NOTHING


def _method(desk: Desk) -> Told:
    one = desk["method"]
    text = one.text.replace(b"\n", b"\n    ").rstrip(b" ")
    desk.write("billing/method.py", b"class Feed:\n    " + text)
    return found(one.place, (f"+billing/method.py:Feed.{one.name}", 1))


def _executable(desk: Desk) -> Told:
    (desk.root / "django/utils/xmlutils.py").chmod(0o755)
    return NOTHING


def _marked(desk: Desk) -> Told:
    """A byte order mark before a copy."""
    one = desk["marked"]
    desk.write("billing/marked.py", b"\xef\xbb\xbf" + one.text)
    return found(one.place, (f"+billing/marked.py:{one.name}", 1))


def _encoded(desk: Desk) -> Told:
    """A file that is not UTF-8, and says so."""
    one = desk["encoded"]
    desk.write("billing/encoded.py", b"# coding: latin-1\n# Gr\xf6\xdfe\n\n\n" + one.text)
    return found(one.place, (f"+billing/encoded.py:{one.name}", 1))


def _broken(desk: Desk) -> Told:
    """A syntax error costs the function that has it, and no other."""
    one = desk["broken"]
    desk.write("billing/broken.py", one.text + b"\n\ndef half(:\n    return (\n")
    return found(one.place, (f"+billing/broken.py:{one.name}", 1))


def _swapped(desk: Desk) -> Told:
    path, first, second = "django/utils/crypto.py", b"def constant_time_compare", b"def pbkdf2"
    content = desk.read(path)
    here, there = content.index(first), content.index(second)
    desk.write(
        path, content[:here] + content[there:] + b"\n\n" + content[here:there].rstrip() + b"\n"
    )
    return NOTHING


def _replaced_by_link(desk: Desk) -> Told:
    (desk.root / "django/utils/dates.py").unlink()
    os.symlink("timezone.py", desk.root / "django/utils/dates.py")
    return NOTHING


def _nothing(_desk: Desk) -> Told:
    return NOTHING


UNUSUAL = [
    Case(name="one of an old pair renamed", change=_called_otherwise, before=_called_pair),
    Case(name="one of an old pair moved and edited", change=_shifted_and_edited,
         before=_shifted_pair),
    Case(name="one of a pair in the baseline edited", change=_recorded_and_edited,
         before=_recorded_pair, known=True),
    Case(name="move with other names for everything", change=_reborn),
    Case(name="move to one place and copy to another", change=_split),
    Case(name="file renamed from .js to .ts", change=_other_suffix),
    Case(name="function copied as a method", change=_method),
    Case(name="file made executable", change=_executable),
    Case(name="byte order mark", change=_marked),
    Case(name="Latin-1", change=_encoded),
    Case(name="syntax error beside a copy", change=_broken),
    Case(name="functions swapped in their file", change=_swapped),
    Case(name="file replaced by a symbolic link", change=_replaced_by_link),
    Case(name="no change", change=_nothing),
]  # fmt: skip
