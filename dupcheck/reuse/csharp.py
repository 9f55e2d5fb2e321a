"""Reaching a C# method: its namespace, then its type."""

import re

from dupcheck.records import Function
from dupcheck.reuse.files import Files, declares, head, on_object, own_name, scopes

_NAMESPACE = re.compile(r"^[ \t]*namespace[ \t]+([\w.]+)[ \t]*(;?)", re.M)
_TYPES = "class|struct|interface|record"
_CLOSED = ("private", "protected")


def reach(keep: Function, copy: Function, files: Files) -> str:
    """A `using` of the namespace, and a call of the static method or on an object."""
    namespace, types = _placed(keep, files)
    text, name = files.text(keep.path), own_name(keep)
    if not types or not all(declares(text, _TYPES, one) for one in types):
        return ""
    owner = ".".join(types)
    modifiers = re.sub(r"\[[^\[\]]{0,500}\]", " ", head(keep)).partition("(")[0].split()
    call = f"{owner}.{name}(...)" if "static" in modifiers else f"new {owner}(...).{name}(...)"
    if name == types[-1]:
        call = f"new {owner}(...)"
    here, inside = _placed(copy, files)
    if keep.path == copy.path and types == inside:
        return f"{name}(...)"
    if on_object(keep) and on_object(copy) and name != types[-1]:
        return ""
    private = any(word in modifiers for word in _CLOSED) or (
        not {"public", "internal"} & set(modifiers) and not declares(text, "interface", types[-1])
    )
    same = f"{here}.".startswith(f"{namespace}.") or not namespace
    using = "" if same else f"using {namespace};"
    note = "// private: make it internal or public first" if private else ""
    return "\n".join(filter(None, (using, f"{call};", note)))


def _placed(function: Function, files: Files) -> tuple[str, list[str]]:
    """The namespace of a function, and the names around it within that."""
    around, text = scopes(function), files.text(function.path)
    whole = ""
    for name, of_file in _NAMESPACE.findall(text):
        if of_file:
            return name, around
        if f"{'.'.join(around)}.".startswith(f"{name}.") and len(name) > len(whole):
            whole = name
    return whole, around[len(whole.split(".")) :] if whole else around
