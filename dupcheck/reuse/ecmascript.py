"""Reaching a JavaScript or TypeScript function: a relative specifier, and what is exported."""

import re

from dupcheck.records import Function
from dupcheck.reuse.files import Files, folder_of, head, own_name, relative, scopes, stem_of

_ENDINGS = (".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".mts", ".cts")
_COMPILED = {".ts": ".js", ".tsx": ".js", ".jsx": ".jsx", ".mts": ".mjs", ".cts": ".cjs"}
_ALWAYS_SPELT = (".mjs", ".cjs", ".mts", ".cts")
_WITH_ENDING = re.compile(
    r"""(?:from|import|require\()\s{0,9}["']\.{1,2}/[^"'\n]{1,300}\.[cm]?js["']"""
)
_ES_PACKAGE = re.compile(r"\"type\"\s{0,9}:\s{0,9}\"module\"")
_MODULE = re.compile(r"^(?:import|export)\b", re.M)
_IDENTIFIER = re.compile(r"[A-Za-z_$][\w$]*")
_FIRST = "not exported: export it first"


def reach(keep: Function, copy: Function, files: Files) -> str:
    """An import or a require, and for what belongs to a class or object how it is called."""
    if not keep.path.endswith(_ENDINGS):
        return ""
    owner, call = _owner(keep, copy, files)
    if not owner:
        return ""
    if keep.path == copy.path:
        return call or f"{owner}(...)"
    brought = _brought(owner, keep, copy, files)
    return "\n".join(filter(None, (brought, call)))


def _owner(keep: Function, copy: Function, files: Files) -> tuple[str, str]:
    """The name at the top of the file to import, and how a member of it is called."""
    name, around = own_name(keep), scopes(keep)
    if _on_exports(keep):
        return (name, "") if len(around) == 1 + (around[0] == "module") else ("", "")
    if keep.name == "module.exports":
        return keep.name, ""
    if len(around) == 2 and around[1] == "prototype":
        around = around[:1]
    if not around:
        return (name, "") if files.line(keep)[:1].strip() else ("", "")
    text = files.text(keep.path)
    kind = _top_kind(around[0], text)
    if len(around) > 1 or not kind or not _IDENTIFIER.fullmatch(name):
        return "", ""
    return around[0], _member(keep, copy, around[0], is_class=kind == "class")


def _on_exports(keep: Function) -> bool:
    """Whether a function is assigned to what the file exports, or stands in it."""
    around = scopes(keep)
    return around[:1] == ["exports"] or around[:2] == ["module", "exports"]


def _top_kind(name: str, text: str) -> str:
    """Whether a name at the top of a file is a class, an object, or neither."""
    named = re.escape(name)
    start = r"^(?:export\s+)?(?:default\s+)?"
    if re.search(rf"{start}(?:abstract\s+)?class\s+{named}\b", text, re.M):
        return "class"
    if re.search(rf"{start}(?:const|let|var)\s+{named}\s*=\s*class\b", text, re.M):
        return "class"
    if re.search(rf"^(?:export\s+)?function\s+{named}\b", text, re.M):
        prototype = rf"^{named}\.prototype\."
        return "class" if re.search(prototype, text, re.M) else ""
    plain = rf"^(?:export\s+)?(?:const|let|var)\s+{named}\s*(?::[^=\n]{{0,200}})?=\s*\{{"
    return "object" if re.search(plain, text, re.M) else ""


def _member(keep: Function, copy: Function, owner: str, *, is_class: bool) -> str:
    name, said = own_name(keep), head(keep)
    inside = keep.path == copy.path and scopes(copy) == scopes(keep)
    if is_class and name == "constructor":
        return f"new {owner}(...)"
    arguments = "" if re.match(r"(?:static\s+)?[gs]et\s", said) else "(...)"
    if inside and not said.startswith("static "):
        owner = "this"
    elif is_class and not re.match(r"(?:\w+\s+)?static\b", said):
        owner = f"new {owner}(...)"
    return f"{owner}.{name}{arguments}"


def _brought(owner: str, keep: Function, copy: Function, files: Files) -> str:
    """The line that brings a name from one file to another."""
    text, here = files.text(keep.path), files.text(copy.path)
    required = _requires(copy.path, text, here)
    spelt = _spells_endings(copy.path, text, here, files)
    source = _specifier(keep.path, copy.path, spelt=spelt)
    exported = owner if _on_exports(keep) else _exported(owner, text)
    note = "" if exported else f"  // {_FIRST}"
    if exported == "default":
        unnamed = owner in ("default", "module.exports")
        local = _local(keep.path) if unnamed else owner
        member = "" if "module.exports" in text else ".default"
    else:
        local, member = f"{{ {exported or owner} }}", ""
    if not local:
        return ""
    if required:
        return f'const {local} = require("{source}"){member};{note}'
    return f'import {local} from "{source}";{note}'


def _local(path: str) -> str:
    """A name for what has none: that of its file, or of the folder of an index."""
    stem = stem_of(path)
    stem = stem_of(folder_of(path) + ".") if stem == "index" else stem
    first, *rest = re.split(r"[^A-Za-z0-9]+", stem)
    name = first + "".join(part[:1].upper() + part[1:] for part in rest)
    return name if _IDENTIFIER.fullmatch(name) else ""


def _requires(place: str, text: str, here: str) -> bool:
    """Whether the copy's file is one that requires, by its ending, its habit or its partner's."""
    if place.endswith(".cjs"):
        return True
    if place.endswith((".mjs", ".mts", ".ts", ".tsx")) or _MODULE.search(here):
        return False
    return "require(" in here or "exports" in here or not _MODULE.search(text)


def _spells_endings(place: str, text: str, here: str, files: Files) -> bool:
    """Whether imports name the ending of a file: they do so already, or Node would ask for it."""
    if _WITH_ENDING.search(here) or _WITH_ENDING.search(text):
        return True
    manifest = files.text(files.nearest(place, "package.json"))
    return place.endswith(".js") and bool(_ES_PACKAGE.search(manifest))


def _specifier(path: str, place: str, *, spelt: bool) -> str:
    """The relative path, with the ending where it is to be spelt."""
    found = relative(path, place)
    stem, dot, ending = found.rpartition(".")
    ending = dot + ending
    if spelt or ending in _ALWAYS_SPELT:
        found = stem + _COMPILED.get(ending, ending)
    else:
        found = stem.removesuffix("/index") if stem != "index" else "."
    return found if found.startswith(".") else f"./{found}"


def _exported(name: str, text: str) -> str:
    """Under which name a file exports a name, "default" for its default, "" if it does not."""
    if name in ("default", "module.exports"):
        return "default"
    named = re.escape(name)
    end = r"(?![\w$])"
    declared = (
        rf"^export\s+(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?"
        rf"(?:function\s*\*?|class|const|let|var|namespace)\s+{named}{end}"
    )
    default = (
        rf"^export\s+default\s+(?:(?:async\s+)?function\s*\*?\s+|(?:abstract\s+)?class\s+)?{named}{end}"
        rf"|^module\.exports\s*=\s*{named}\s*(?:;|$)"
    )
    member = rf"^(?:module\.)?exports\.{named}\s*="
    if re.search(declared, text, re.M) or re.search(member, text, re.M):
        return name
    if re.search(default, text, re.M):
        return "default"
    return _listed(name, text)


def _listed(name: str, text: str) -> str:
    """The name under which a list of exports has a name."""
    lists = re.findall(r"^(?:export|module\.exports\s*=)\s*\{([^}]{0,5000})\}", text, re.M)
    for item in (item for one in lists for item in one.split(",")):
        local, _, other = " ".join(item.split()).partition(" as ")
        key, colon, value = local.partition(":")
        if (value.strip() if colon else local.strip()) == name:
            return other.strip() or key.strip()
    return ""
