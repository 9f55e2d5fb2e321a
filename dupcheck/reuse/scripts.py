"""Reaching a function of PHP, Ruby, Bash or Lua, and of a Swift module."""

import re

from dupcheck.records import Function
from dupcheck.reuse.files import Files, declares, head, on_object, own_name, relative, scopes

_PHP_NAMESPACE = re.compile(r"^[ \t]*(?:<\?php[ \t]+)?namespace[ \t]+([\w\\]+)[ \t]*;", re.M)
_PHP_TYPES = "class|interface|trait|enum"
_NAME = re.compile(r"[A-Za-z_]\w*[?!]?")


def php(keep: Function, copy: Function, files: Files) -> str:
    """A `use` with the namespace, and a call; a function of no namespace has to be required."""
    around, name, text = scopes(keep), own_name(keep), files.text(keep.path)
    if not _NAME.fullmatch(name) or len(around) > 1:
        return ""
    if around and not declares(text, _PHP_TYPES, around[0]):
        return ""
    if not around and files.line(keep)[:1].isspace():
        return ""
    call = _php_call(keep, around)
    if on_object(keep) and on_object(copy) and name != "__construct":
        return _inside(keep, copy, f"$this->{name}(...)")
    if keep.path == copy.path:
        return call
    namespaces = [_PHP_NAMESPACE.search(files.text(one.path)) for one in (keep, copy)]
    namespace, here = (found[1] if found else "" for found in namespaces)
    kind = "" if around else "function "
    brought = f"use {kind}{namespace}\\{around[0] if around else name};"
    if namespace == here:
        brought = ""
        if not around:
            brought = f"require_once __DIR__ . '/{relative(keep.path, copy.path)}';"
    elif not namespace:
        brought, call = "", f"\\{call}"
    closed = around and re.search(r"\b(private|protected)\b", head(keep).partition("(")[0])
    note = f"// {closed[1]}: make it public first" if closed else ""
    return _lines(brought, f"{call};", note)


def _php_call(keep: Function, around: list[str]) -> str:
    name = own_name(keep)
    if not around:
        return f"{name}(...)"
    if name == "__construct":
        return f"new {around[0]}(...)"
    if re.search(r"\bstatic\b", head(keep).partition("(")[0]):
        return f"{around[0]}::{name}(...)"
    return f"(new {around[0]}(...))->{name}(...)"


def ruby(keep: Function, copy: Function, files: Files) -> str:
    """A relative require, unless the application loads by itself, and a call."""
    around, text = scopes(keep), files.text(keep.path)
    said = head(keep)
    if not said.startswith("def ") or not keep.path.endswith(".rb"):
        return ""
    if not all(declares(text, "class|module", one.replace("::", ".")) for one in around):
        return ""
    call = _ruby_call(keep, around, text)
    if on_object(keep) and on_object(copy) and own_name(keep) != "initialize":
        return _inside(keep, copy, f"{own_name(keep)}(...)")
    if not call or not _same_project(keep, copy, files):
        return ""
    loaded = keep.path == copy.path or "app" in keep.path.split("/")[:-1]
    source = relative(keep.path, copy.path).removesuffix(".rb")
    private = any(line.strip() == "private" for line in files.before(keep)[-200:])
    note = "  # perhaps private" if private and not said.startswith("def self.") else ""
    return _lines("" if loaded else f'require_relative "{source}"', f"{call}{note}")


def _same_project(keep: Function, copy: Function, files: Files) -> bool:
    nearest = (files.nearest(one.path, "Gemfile", "Rakefile") for one in (keep, copy))
    return len(set(nearest)) == 1


def _ruby_call(keep: Function, around: list[str], text: str) -> str:
    name, owner = own_name(keep), "::".join(around)
    if not _NAME.fullmatch(name):
        return ""
    if not around:
        return f"{name}(...)"
    if name == "initialize":
        return f"{owner}.new(...)"
    whole = declares(text, "module", around[-1])
    if head(keep).startswith("def self."):
        return f"{owner}.{name}(...)"
    if whole:
        shared = re.search(r"^[ \t]*(?:module_function|extend self)\b", text, re.M)
        return f"{owner}.{name}(...)" if shared else ""
    return f"{owner}.new(...).{name}(...)"


def bash(keep: Function, copy: Function, _files: Files) -> str:
    """The file sourced from beside the script, and a call."""
    if scopes(keep) and keep.path != copy.path:
        return ""
    if keep.path == copy.path:
        return f"{own_name(keep)} ..."
    path = relative(keep.path, copy.path)
    if not keep.path.endswith((".sh", ".bash")) or not re.fullmatch(r"[\w./ -]+", path):
        return ""
    source = f'source "$(dirname "${{BASH_SOURCE[0]}}")/{path}"'
    return _lines(source, f"{own_name(keep)} ...")


def lua(keep: Function, copy: Function, files: Files) -> str:
    """A require of the module, where a folder `lua` or its neighbours tell how it is named."""
    found = re.fullmatch(r"(\w+)[.:](\w+)", keep.name)
    if not found or keep.path == copy.path:
        return ""
    text, path = files.text(keep.path), keep.path.removesuffix(".lua").removesuffix("/init")
    if not re.search(rf"^return {found[1]}\b", text, re.M):
        return ""
    _, folder, inside = f"/{path}".rpartition("/lua/")
    module = (inside if folder else path).replace("/", ".")
    top = re.escape(module.partition(".")[0])
    named = re.search(rf"\brequire\s{{0,3}}\(?\s{{0,3}}[\"']{top}\.", files.text(copy.path))
    if not (folder or named) or not re.fullmatch(r"[\w.-]+", module):
        return ""
    colon = ":" if ":" in keep.name else "."
    return f'local {found[1]} = require("{module}")\n{found[1]}{colon}{found[2]}(...)'


def swift(keep: Function, copy: Function, files: Files) -> str:
    """Within a module a call; of another one of the package an import."""
    if scopes(keep) or files.line(keep)[:1].isspace():
        return ""
    call = f"{own_name(keep)}(...)"
    module, here = (_swift_module(one.path, files) for one in (keep, copy))
    if keep.path == copy.path or (module and module == here):
        private = re.match(r"(?:\w+\s+)*?(?:file)?private\b", head(keep))
        closed = private and keep.path != copy.path
        return f"{call}  // private: open it to the module first" if closed else call
    if not module or not here:
        return ""
    public = re.match(r"(?:@\w+\s+)*public\b", head(keep))
    return f"import {module}" + ("" if public else f"  // {own_name(keep)} is not public yet")


def _swift_module(path: str, files: Files) -> str:
    """The target that a file of a Swift package belongs to."""
    _, sources, inside = f"/{path}".partition("/Sources/")
    module = inside.partition("/")[0]
    known = sources and files.nearest(path, "Package.swift") and "/" in inside
    return module if known and module.isidentifier() else ""


def _inside(keep: Function, copy: Function, call: str) -> str:
    """A call on the copy's own object, where that is of the same class."""
    same = keep.path == copy.path and scopes(keep) == scopes(copy)
    return call if same else ""


def _lines(*parts: str) -> str:
    return "\n".join(filter(None, parts))
