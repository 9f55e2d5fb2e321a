"""Reach in Rust, C#, C and C++: each case a small repository."""

import pytest
from small_repository import reached

RUST = """pub fn clamp(a: i32, b: i32) -> i32 { a * b + a * a * 2 }
fn near(a: i32, b: i32) -> i32 { a * b + a * a * 2 }
pub mod deep { pub fn far(a: i32, b: i32) -> i32 { a * b + a * a * 2 } }
pub struct Set;
impl Set {
    pub fn of(a: i32, b: i32) -> i32 { a * b + a * a * 2 }
    pub fn grow(&self, a: i32) -> i32 { a * a + a * a * 2 }
}
pub fn outer(a: i32) -> i32 {
    fn inner(a: i32, b: i32) -> i32 { a * b + a * a * 2 }
    inner(a, a) + inner(a, a)
}
#[cfg(test)]
mod tests { fn check(a: i32, b: i32) -> i32 { a * b + a * a * 2 } }
"""
COPY = "fn limit(a: i32, b: i32) -> i32 { a * b + a * a * 2 }\n"
CARGO = '[package]\nname = "my-shop"\nversion = "1.0.0"\n\n[dependencies]\n'


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("clamp", "use crate::maths::clamp;"),
        ("near", "use crate::maths::near;  // private: make it pub(crate) first"),
        ("deep.far", "use crate::maths::deep::far;"),
        ("Set.of", "use crate::maths::Set;\nSet::of(...)"),
        ("Set.grow", "use crate::maths::Set;"),
        ("outer.inner", ""),
        ("tests.check", ""),
    ],
)
def test_rust(name: str, said: str) -> None:
    files = {"Cargo.toml": CARGO, "src/lib.rs": "", "src/maths.rs": RUST, "src/web/page.rs": COPY}
    assert reached(files, f"src/maths.rs:{name}", "src/web/page.rs:limit") == said


@pytest.mark.parametrize(
    ("path", "place", "said"),
    [
        ("src/lib.rs", "src/a.rs", "use crate::clamp;"),
        ("src/maths/mod.rs", "src/a.rs", "use crate::maths::clamp;"),
        ("src/maths.rs", "src/main.rs", "use my_shop::maths::clamp;"),
        ("src/maths.rs", "tests/a.rs", "use my_shop::maths::clamp;"),
        ("src/maths.rs", "src/bin/tool.rs", "use my_shop::maths::clamp;"),
        ("src/bin/tool.rs", "src/a.rs", ""),
        ("src/maths.rs", "src/maths.rs", "clamp(...)"),
        ("build/maths.rs", "src/a.rs", ""),
    ],
)
def test_rust_crates(path: str, place: str, said: str) -> None:
    files = {"Cargo.toml": CARGO, "src/lib.rs": "", place: COPY, path: RUST}
    if path == place:
        files[path] += COPY
    assert reached(files, f"{path}:clamp", f"{place}:limit") == said


def test_a_rust_library_may_stand_elsewhere() -> None:
    manifest = CARGO + '[lib]\nname = "core_shop"\npath = "src/shop/lib.rs"\n'
    files = {"Cargo.toml": manifest, "src/shop/lib.rs": "", "src/shop/a/b.rs": RUST}
    files |= {"src/shop/c.rs": COPY, "src/main.rs": COPY}
    assert (
        reached(files, "src/shop/a/b.rs:clamp", "src/shop/c.rs:limit") == "use crate::a::b::clamp;"
    )
    said = reached(files, "src/shop/a/b.rs:clamp", "src/main.rs:limit")
    assert said == "use core_shop::a::b::clamp;"


def test_rust_methods_need_their_own_object() -> None:
    other = "struct Other;\nimpl Other { fn grow(&self, a: i32) -> i32 { a * a + a * a * 2 } }\n"
    files = {"Cargo.toml": CARGO, "src/lib.rs": "", "src/a.rs": RUST, "src/b.rs": other}
    assert reached(files, "src/a.rs:Set.grow", "src/b.rs:Other.grow") == ""


def test_rust_without_a_library_is_one_crate() -> None:
    files = {"a/Cargo.toml": CARGO, "a/src/main.rs": COPY, "a/src/maths.rs": RUST}
    said = reached(files, "a/src/maths.rs:clamp", "a/src/main.rs:limit")
    assert said == "use crate::maths::clamp;"
    other = files | {"b/Cargo.toml": CARGO, "b/src/lib.rs": COPY}
    assert reached(other, "a/src/maths.rs:clamp", "b/src/lib.rs:limit") == ""


CSHARP = """namespace Shop.Maths%s
public class Box {
    public static int Clamp(int a, int b) { return a * b + a * a * 2; }
    public int Grow(int a, int b) { return a * b + a * a * 2; }
    int Own(int a, int b) { return a * b + a * a * 2; }
    public Box(int a, int b) { this.A = a * b + a * a * 2; }
    public int Size { get { return this.A * this.A + this.A * 2; } }
}
"""
PAGE = "namespace Shop.Web { class Page { static int Limit(int a, int b) { return a * b; } } }\n"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Clamp", "using Shop.Maths;\nBox.Clamp(...);"),
        ("Grow", "using Shop.Maths;\nnew Box(...).Grow(...);"),
        (
            "Own",
            "using Shop.Maths;\nnew Box(...).Own(...);\n"
            "// private: make it internal or public first",
        ),
        ("Box", "using Shop.Maths;\nnew Box(...);"),
        ("Size.get", ""),
    ],
)
def test_csharp(name: str, said: str) -> None:
    of_file = {"Box.cs": CSHARP % ";", "Page.cs": PAGE}
    assert reached(of_file, f"Box.cs:Box.{name}", "Page.cs:Shop.Web.Page.Limit") == said
    block = {"Box.cs": CSHARP % " {" + "}\n", "Page.cs": PAGE}
    assert reached(block, f"Box.cs:Shop.Maths.Box.{name}", "Page.cs:Shop.Web.Page.Limit") == said
    near = block | {"Page.cs": PAGE.replace("Shop.Web", "Shop.Maths.Web")}
    inside = reached(near, f"Box.cs:Shop.Maths.Box.{name}", "Page.cs:Shop.Maths.Web.Page.Limit")
    assert inside == said.removeprefix("using Shop.Maths;\n")


def test_an_object_of_csharp_is_nothing_to_another_one() -> None:
    files = {"Box.cs": CSHARP % ";", "Page.cs": PAGE.replace("static ", "")}
    copy = "Page.cs:Shop.Web.Page.Limit"
    assert reached(files, "Box.cs:Box.Grow", copy) == ""
    assert reached(files, "Box.cs:Box.Clamp", copy) == "using Shop.Maths;\nBox.Clamp(...);"


C = "int clamp(int a, int b) { return a * b + a * a * 2; }\n"
LIMIT = C.replace("clamp", "limit")


@pytest.mark.parametrize(
    ("files", "path", "said"),
    [
        ({"lib/a.c": C, "lib/a.h": "int clamp(int, int);"}, "lib/a.c", '#include "../lib/a.h"'),
        ({"lib/a.c": C, "lib/a.h": "int other(int);"}, "lib/a.c", ""),
        ({"lib/a.c": C, "include/x/a.h": "int clamp (int);"}, "lib/a.c", '#include "x/a.h"'),
        ({"lib/a.h": f"static inline {C}"}, "lib/a.h", '#include "../lib/a.h"'),
        (
            {"lib/a.c": f"static {C}"},
            "lib/a.c",
            "// static in a.c: declare it in a header first",
        ),
    ],
)
def test_c(files: dict[str, str], path: str, said: str) -> None:
    assert reached(files | {"web/b.c": LIMIT}, f"{path}:clamp", "web/b.c:limit") == said


def test_cpp_functions_of_a_namespace_need_a_declaration() -> None:
    source = f"namespace shop {{\nstatic {C}\n{C.replace('clamp', 'near')}}}\n"
    files = {"a.cc": source, "a.h": "namespace shop { int near(int, int); }", "b.cc": LIMIT}
    assert reached(files, "a.cc:shop.near", "b.cc:limit") == '#include "a.h"'
    assert reached(files, "a.cc:shop.clamp", "b.cc:limit").startswith("// static in a.cc:")


def test_cpp_methods_come_with_the_header_of_their_class() -> None:
    method = "int Box::clamp(int a, int b) { return a * b + a * a * 2; }\n"
    files = {"a.cpp": method, "a.hpp": "class Box { int clamp(int, int); };", "b.cpp": LIMIT}
    assert reached(files, "a.cpp:Box.clamp", "b.cpp:limit") == '#include "a.hpp"'
