"""Cases of copies and moves, and of what was alike before."""

from benchmarks.demonstration.case import NOTHING, Case, found, quiet
from benchmarks.demonstration.desk import Desk
from benchmarks.demonstration.expected import Told


def _copy(desk: Desk) -> Told:
    one = desk["copied"]
    desk.write("billing/copy.py", one.text)
    return found(one.place, (f"+billing/copy.py:{one.name}", 1))


def _renamed(desk: Desk) -> Told:
    one = desk["renamed"]
    name, text = one.renamed()
    desk.write("billing/renamed.py", text)
    return found(one.place, (f"+billing/renamed.py:{name}", 2))


def _edited(desk: Desk) -> Told:
    one = desk["edited"]
    desk.write("billing/edited.py", one.edited())
    return found(one.place, (f"+billing/edited.py:{one.name}", 3))


def _script(desk: Desk) -> Told:
    one = desk["script"]
    name, text = one.renamed()
    desk.write("static/renamed.js", text)
    return found(one.place, (f"+static/renamed.js:{name}", 2))


def _rewritten(desk: Desk) -> Told:
    """The builtin model sees copies; what only means the same it may miss, and here it does."""
    _, text = desk.material.reworded["rewritten"]
    desk.write("billing/rewritten.py", text)
    return NOTHING


def _ported(desk: Desk) -> Told:
    one = desk["ported"]
    name, text = desk.material.reworded["ported"]
    desk.write(f"web/{name}", text)
    return found(one.place, (f"+web/{name}:{one.name}", "cross-language"))


def _moved(desk: Desk) -> Told:
    desk.write("billing/moved.py", desk.cut("moved"))
    return NOTHING


def _moved_file(desk: Desk) -> Told:
    desk.write("release/numbers.py", b"# Moved here.\n" + desk.read(desk["carried"].path))
    (desk.root / desk["carried"].path).unlink()
    return NOTHING


def _mended(desk: Desk) -> Told:
    name = desk["mended"].name.encode()
    text = desk.cut("mended").replace(name, b"extend_vary", 1)
    desk.write("billing/mended.py", text.replace(b'"*"', b'"**"', 1))
    return NOTHING


def _stayed(desk: Desk) -> Told:
    """A move of which the first half was forgotten, into a file that was there."""
    one = desk["stayed"]
    desk.add("django/utils/hashable.py", one.text)
    return found(one.place, (f"+django/utils/hashable.py:{one.name}", 1))


def _removed_copy(desk: Desk) -> None:
    desk.write("tools/again.py", desk["revived"].text)
    desk.commit("Decoding for the tools")
    (desk.root / "tools/again.py").unlink()
    desk.kept["copy"] = desk.commit("The tools use what django has")


def _revert_copy(desk: Desk) -> Told:
    one = desk["revived"]
    desk.git("revert", "--no-edit", desk.kept["copy"])
    return found(one.place, (f"+tools/again.py:{one.name}", 1))


def _removed_original(desk: Desk) -> None:
    desk.write("tools/unique.py", desk["unique"].text)
    desk.commit("When something was modified")
    (desk.root / "tools/unique.py").unlink()
    desk.kept["unique"] = desk.commit("Nobody asks when something was modified")


def _revert_original(desk: Desk) -> Told:
    desk.git("revert", "--no-edit", desk.kept["unique"])
    return NOTHING


def _old_pair(desk: Desk) -> None:
    desk.write("legacy/old.py", desk["old"].renamed()[1])


def _third_of_old(desk: Desk) -> Told:
    one = desk["old"]
    desk.write("billing/third.py", one.text)
    older = (f"legacy/old.py:{one.renamed()[0]}", 2)
    return found(one.place, older, (f"+billing/third.py:{one.name}", 1))


def _beside_old(desk: Desk) -> Told:
    text = desk.read("legacy/old.py")
    desk.write("legacy/old.py", b"import os\n\nHOME = os.sep\n\n\n" + text)
    return NOTHING


def _known_pair(desk: Desk) -> None:
    desk.write("legacy/known.py", desk["known"].renamed()[1])


def _third_of_known(desk: Desk) -> Told:
    one = desk["known"]
    desk.write("billing/third_of_known.py", one.text)
    older = (f"legacy/known.py:{one.renamed()[0]}", 2)
    return found(one.place, older, (f"+billing/third_of_known.py:{one.name}", 1))


def _tended_pair(desk: Desk) -> None:
    desk.write("legacy/tended.py", desk["tended"].renamed()[1])


def _tend_one(desk: Desk) -> Told:
    one = desk["tended"]
    desk.replace(one.path, b" = unquote_quote(path)", b" = unquote_quote(path).strip()")
    name = one.renamed()[0]
    return quiet("older than the change", f"legacy/tended.py:{name}", (f"+{one.place}", 3))


def _unlike(desk: Desk) -> None:
    desk.write("tools/plain.py", b"def plain(text):\n    return text.strip().lower()\n")


def _made_alike(desk: Desk) -> Told:
    one = desk["alike"]
    name, text = one.renamed()
    desk.write("tools/plain.py", text.replace(name.encode(), b"plain"))
    return found(one.place, ("+tools/plain.py:plain", 2))


COPIES = [
    Case(name="copy", change=_copy),
    Case(name="copy and rename", change=_renamed),
    Case(name="copy and rename, JavaScript", change=_script),
    Case(name="edited copy", change=_edited),
    Case(name="rewrite in other words", change=_rewritten,
         note="a miss: the builtin model sees copies, not meaning"),
    Case(name="port to another language", change=_ported),
    Case(name="move of a function", change=_moved),
    Case(name="move and rename of a file", change=_moved_file),
    Case(name="move with a small edit and another name", change=_mended),
    Case(name="move whose original stays", change=_stayed),
    Case(name="revert that brings back a copy", change=_revert_copy, before=_removed_copy),
    Case(name="revert that brings back the only one", change=_revert_original,
         before=_removed_original),
    Case(name="third copy of an old pair", change=_third_of_old, before=_old_pair),
    Case(name="old pair in a changed file", change=_beside_old, before=_old_pair),
    Case(name="third copy of a pair in the baseline", change=_third_of_known, before=_known_pair,
         known=True),
    Case(name="edit of one of an old pair", change=_tend_one, before=_tended_pair),
    Case(name="changed until it is like another", change=_made_alike, before=_unlike),
]  # fmt: skip
