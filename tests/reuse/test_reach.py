"""Each case is a small repository, what to keep in it, the place of the copy, and what is said."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_repository import function_at, reached

from dupcheck.reuse.reach import Reuse

BODY = "return a + b * 2 + len(a)"
PY = f"def slugify(a, b):\n    {BODY}\n"
COPY = PY.replace("slugify", "make_slug")
CLASS = f"""class Post:
    @staticmethod
    def make(a, b):
        {BODY}

    @classmethod
    def load(cls, a, b):
        {BODY}

    @property
    def size(self):
        a = b = self.x; {BODY}

    def slug(self, a, b):
        {BODY}

    def again(self, a, b):
        {BODY}

    class Meta:
        def deep(self, a, b):
            {BODY}


def outer(a, b):
    def inner(a, b):
        {BODY}
    return inner(a, b) + inner(b, a)


area = lambda a, b: a * b + a * b
if True:
    def conditional(a, b):
        {BODY}
"""
PACKAGES = {"web/__init__.py": "", "blog/__init__.py": "", "blog/models.py": COPY}


@pytest.mark.parametrize(
    ("files", "keep", "copy", "said"),
    [
        # Packages are where `__init__.py` is; their root is where it ends.
        (
            {"web/text.py": PY} | PACKAGES,
            "web/text.py:slugify",
            "blog/models.py:make_slug",
            "from web.text import slugify",
        ),
        (
            {"server/web/text.py": PY, "server/web/__init__.py": "", "m.py": COPY},
            "server/web/text.py:slugify",
            "m.py:make_slug",
            "from web.text import slugify",
        ),
        (
            {"web/__init__.py": PY, "m.py": COPY},
            "web/__init__.py:slugify",
            "m.py:make_slug",
            "from web import slugify",
        ),
        # A folder that others import from is a namespace, whatever it lacks.
        (
            {
                "google/cloud/x/__init__.py": "",
                "google/cloud/x/text.py": PY,
                "m.py": "import google.cloud.x.more\n" + COPY,
            },
            "google/cloud/x/text.py:slugify",
            "m.py:make_slug",
            "from google.cloud.x.text import slugify",
        ),
        (
            {
                "google/cloud/x/__init__.py": "",
                "google/cloud/x/text.py": PY,
                "google/cloud/x/other.py": "from google.cloud.x import more\n",
                "m.py": COPY,
            },
            "google/cloud/x/text.py:slugify",
            "m.py:make_slug",
            "from google.cloud.x.text import slugify",
        ),
        (
            {"src/web/text.py": PY, "src/blog/models.py": COPY},
            "src/web/text.py:slugify",
            "src/blog/models.py:make_slug",
            "from web.text import slugify",
        ),
        (
            {"src/web/text.py": PY, "src/blog.py": "from src.web import x\n" + COPY},
            "src/web/text.py:slugify",
            "src/blog.py:make_slug",
            "from src.web.text import slugify",
        ),
        (
            {"pyproject.toml": "", "web/text.py": PY, "blog/models.py": COPY},
            "web/text.py:slugify",
            "blog/models.py:make_slug",
            "from web.text import slugify",
        ),
        (
            {"a/setup.py": "", "a/web.py": PY, "b/setup.py": "", "b/blog.py": COPY},
            "a/web.py:slugify",
            "b/blog.py:make_slug",
            "from web import slugify  # of the project in a",
        ),
        # Scripts side by side see one another; others do not.
        (
            {"tools/a.py": PY, "tools/b.py": COPY},
            "tools/a.py:slugify",
            "tools/b.py:make_slug",
            "from a import slugify",
        ),
        (
            {"tools/a.py": PY, "web/b.py": COPY},
            "tools/a.py:slugify",
            "web/b.py:make_slug",
            "",
        ),
        (
            {"pyproject.toml": "", "scripts/a.py": PY, "web/b.py": COPY},
            "scripts/a.py:slugify",
            "web/b.py:make_slug",
            "",
        ),
        (
            {"web/0001_first.py": PY} | PACKAGES,
            "web/0001_first.py:slugify",
            "blog/models.py:make_slug",
            "",
        ),
        (
            {"web/_text.py": PY} | PACKAGES,
            "web/_text.py:slugify",
            "blog/models.py:make_slug",
            "from web._text import slugify  # private",
        ),
        ({"a.py": PY + COPY}, "a.py:slugify", "a.py:make_slug", "slugify(...)"),
        # A production file imports no test.
        (
            {"tests/__init__.py": "", "tests/test_a.py": PY, "web/text.py": COPY} | PACKAGES,
            "tests/test_a.py:slugify",
            "web/text.py:make_slug",
            "",
        ),
        (
            {"tests/__init__.py": "", "tests/test_a.py": PY, "tests/test_b.py": COPY},
            "tests/test_a.py:slugify",
            "tests/test_b.py:make_slug",
            "from tests.test_a import slugify",
        ),
    ],
)
def test_python(files: Mapping[str, str], keep: str, copy: str, said: str) -> None:
    assert reached(files, keep, copy) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Post.slug", "from web.text import Post\nPost(...).slug(...)"),
        ("Post.make", "from web.text import Post\nPost.make(...)"),
        ("Post.load", "from web.text import Post\nPost.load(...)"),
        ("Post.size", "from web.text import Post\nPost(...).size"),
        ("Post.Meta.deep", "from web.text import Post\nPost.Meta(...).deep(...)"),
        ("outer", "from web.text import outer"),
        ("outer.inner", ""),
        ("area", "from web.text import area"),
        ("conditional", "from web.text import conditional"),
    ],
)
def test_members_of_python_files(name: str, said: str) -> None:
    files = {"web/text.py": CLASS} | PACKAGES
    assert reached(files, f"web/text.py:{name}", "blog/models.py:make_slug") == said


def test_a_python_method_is_called_from_its_own_class() -> None:
    def at(copy: str) -> str:
        return reached({"a.py": CLASS}, "a.py:Post.slug", f"a.py:{copy}")

    assert at("Post.again") == "self.slug(...)"
    assert at("Post.load") == "cls.slug(...)"
    assert at("Post.make") == "Post.slug(...)"
    assert at("outer") == "Post(...).slug(...)"
    assert at("Post.Meta.deep") == "Post.slug(self, ...)"


def test_nobody_calls_a_test() -> None:
    test = PY.replace("slugify", "test_slugify")
    files = {"tests/test_a.py": test, "tests/test_b.py": COPY}
    assert reached(files, "tests/test_a.py:test_slugify", "tests/test_b.py:make_slug") == ""


JS = "function clamp(a, b) { return Math.max(a, b) + a * b; }\n"
OTHER = JS.replace("clamp", "limit")
ARROW = "const clamp = (a, b) => Math.max(a, b) + a * b * b;\n"
JS_CLASS = """class Box {
  constructor(a, b) { this.a = a; this.b = b + a; }
  static of(a, b) { return new Box(a + b, a * b); }
  get area() { return this.a * this.b + this.a; }
  grow(a, b) { return this.a * a + this.b * b; }
  #hidden(a, b) { return this.a * a + this.b * b; }
}
"""


@pytest.mark.parametrize(
    ("keep", "copy", "said"),
    [
        (f"export {JS}", f"import x from './x';\n{OTHER}", 'import { clamp } from "../lib/maths";'),
        (f"export {ARROW}", f"export {OTHER}", 'import { clamp } from "../lib/maths";'),
        (
            f"export {JS}",
            f"import x from './x.js';\n{OTHER}",
            'import { clamp } from "../lib/maths.js";',
        ),
        (
            f"{JS}export {{ a, clamp as squeeze }};",
            OTHER,
            'import { squeeze } from "../lib/maths";',
        ),
        (f"{JS}export default clamp;", OTHER, 'import clamp from "../lib/maths";'),
        (f"export default {JS}", OTHER, 'import clamp from "../lib/maths";'),
        (
            f"{JS}module.exports = {{ clamp, other: 1 }};",
            OTHER,
            'const { clamp } = require("../lib/maths");',
        ),
        (
            f"{JS}module.exports = {{ fit: clamp }};",
            OTHER,
            'const { fit } = require("../lib/maths");',
        ),
        (f"{JS}module.exports = clamp;", OTHER, 'const clamp = require("../lib/maths");'),
        (f"{JS}exports.clamp = clamp;", OTHER, 'const { clamp } = require("../lib/maths");'),
        (
            f"{JS}export const x = 1;",
            OTHER,
            'import { clamp } from "../lib/maths";  // not exported: export it first',
        ),
        (
            f"{JS}",
            f"const x = require('x');\n{OTHER}",
            'const { clamp } = require("../lib/maths");  // not exported: export it first',
        ),
        # Inside of something that has no name.
        (f"(function () {{\n  {JS}}})();", OTHER, ""),
    ],
)
def test_javascript(keep: str, copy: str, said: str) -> None:
    files = {"src/lib/maths.js": keep, "src/web/page.js": copy}
    assert reached(files, "src/lib/maths.js:clamp", "src/web/page.js:limit") == said


@pytest.mark.parametrize(
    ("path", "place", "said"),
    [
        ("lib/index.ts", "web/page.ts", 'import { clamp } from "../lib";'),
        ("lib/index.ts", "lib/page.ts", 'import { clamp } from ".";'),
        ("lib/maths.mjs", "lib/page.mjs", 'import { clamp } from "./maths.mjs";'),
        ("lib/maths.ts", "lib/page.cjs", 'const { clamp } = require("./maths");'),
        ("lib/maths.tsx", "page.js", 'import { clamp } from "./lib/maths";'),
        ("lib/page.vue", "page.js", ""),
    ],
)
def test_specifiers(path: str, place: str, said: str) -> None:
    kept = f"<script>\nexport {JS}</script>" if path.endswith(".vue") else f"export {JS}"
    assert reached({path: kept, place: OTHER}, f"{path}:clamp", f"{place}:limit") == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Box.constructor", "new Box(...)"),
        ("Box.of", "Box.of(...)"),
        ("Box.area", "new Box(...).area"),
        ("Box.grow", "new Box(...).grow(...)"),
        ("Box.#hidden", None),
        ("table.grow", "table.grow(...)"),
    ],
)
def test_members_of_javascript_files(name: str, said: str | None) -> None:
    table = "export const table = {\n  grow(a, b) { return a * a + b * b * 2; }\n};\n"
    files = {"a.js": f"export {JS_CLASS}{table}", "b.js": OTHER}
    owner = name.partition(".")[0]
    expected = "" if said is None else f'import {{ {owner} }} from "./a";\n{said}'
    assert reached(files, f"a.js:{name}", "b.js:limit") == expected


def test_what_module_exports_is_goes_by_the_name_of_its_file() -> None:
    files = {"date-time.js": "module.exports = (a, b) => a * b + a * b;\n", "b.js": OTHER}
    said = reached(files, "date-time.js:module.exports", "b.js:limit")
    assert said == 'const dateTime = require("./date-time");'


def test_members_of_what_is_exported_are_exported() -> None:
    files = {"a.js": f"module.exports = {{\n  {JS[9:]}}};\n", "b.js": OTHER}
    said = reached(files, "a.js:module.exports.clamp", "b.js:limit")
    assert said == 'const { clamp } = require("./a");'


def test_modules_of_node_are_imported_with_their_ending() -> None:
    files = {"package.json": '{"type": "module"}', "a.js": f"export {JS}", "b.js": OTHER}
    assert reached(files, "a.js:clamp", "b.js:limit") == 'import { clamp } from "./a.js";'


LIMIT = "int limit(int a, int b) { return a * b + a * a * 2; }"
GO = "func Clamp(a, b int) int { return a*b + a*a*2 }\n"
SHOP = 'import "example.com/shop'
GO_COPY = GO.replace("Clamp", "Limit")
GO_MOD = {
    "go.mod": "module example.com/shop // v2\n\ngo 1.22\n",
    "web/page.go": f"package web\n{GO_COPY}",
}


@pytest.mark.parametrize(
    ("path", "source", "name", "said"),
    [
        ("maths/a.go", f"package maths\n{GO}", "Clamp", f'{SHOP}/maths"\nmaths.Clamp(...)'),
        ("a.go", f"package shop\n{GO}", "Clamp", 'import "example.com/shop"\nshop.Clamp(...)'),
        ("web/a.go", f"package web\n{GO}", "Clamp", "Clamp(...)"),
        (
            "maths/a.go",
            f"package maths\n{GO.replace('Clamp', 'clamp')}",
            "clamp",
            'import "example.com/shop/maths"\nmaths.clamp(...)\n'
            "// unexported: rename it to be exported first",
        ),
        (
            "maths/a.go",
            f"package maths\n{GO.replace('Clamp', '(s *Set) Clamp')}",
            "Set.Clamp",
            'import "example.com/shop/maths"\ns.Clamp(...)  // s is a *maths.Set',
        ),
        (
            "cmd/a.go",
            f"package main\n{GO}",
            "Clamp",
            "// package main cannot be imported: move Clamp to another one first",
        ),
        ("maths/internal/a.go", f"package internal\n{GO}", "Clamp", ""),
        (
            "web/internal/a.go",
            f"package internal\n{GO}",
            "Clamp",
            f'{SHOP}/web/internal"\ninternal.Clamp(...)',
        ),
    ],
)
def test_go(path: str, source: str, name: str, said: str) -> None:
    assert reached({path: source} | GO_MOD, f"{path}:{name}", "web/page.go:Limit") == said


JAVA = """package org.shop.maths;

public class Maths {
    public static int clamp(int a, int b) { return a * b + a * a * 2; }
    public int grow(int a, int b) { return a * b + a * a * 2; }
    static int near(int a, int b) { return a * b + a * a * 2; }
    private static int own(int a, int b) { return a * b + a * a * 2; }
    public Maths(int a, int b) { this.a = a * b + a * a * 2; }
    void run() { Task task = new Task() { public int go(int a, int b) { return a * b * 2; } }; }
}
"""


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Maths.clamp", "import org.shop.maths.Maths;\nMaths.clamp(...);"),
        ("Maths.grow", "import org.shop.maths.Maths;\nnew Maths(...).grow(...);"),
        (
            "Maths.near",
            "import org.shop.maths.Maths;\nMaths.near(...);\n"
            "// package-private: open it to this place first",
        ),
        (
            "Maths.own",
            "import org.shop.maths.Maths;\nMaths.own(...);\n"
            "// private: open it to this place first",
        ),
        ("Maths.Maths", "import org.shop.maths.Maths;\nnew Maths(...);"),
        ("Maths.run.task.go", ""),
    ],
)
def test_java(name: str, said: str) -> None:
    page = (
        "package org.shop.web;\nclass Page { static int limit(int a, int b) { return a * b; } }\n"
    )
    files = {"src/Maths.java": JAVA, "src/Page.java": page}
    assert reached(files, f"src/Maths.java:{name}", "src/Page.java:Page.limit") == said
    near = {**files, "src/Page.java": page.replace(".web", ".maths")}
    if name == "Maths.near":
        assert (
            reached(near, f"src/Maths.java:{name}", "src/Page.java:Page.limit")
            == "Maths.near(...);"
        )


def test_an_object_of_java_is_nothing_to_another_one() -> None:
    page = "package org.shop.web;\nclass Page { int limit(int a, int b) { return a * b + a; } }\n"
    files = {"src/Maths.java": JAVA, "src/Page.java": page}
    copy = "src/Page.java:Page.limit"
    assert reached(files, "src/Maths.java:Maths.grow", copy) == ""
    assert reached(files, "src/Maths.java:Maths.clamp", copy).endswith("Maths.clamp(...);")


def test_nobody_calls_a_test_of_java() -> None:
    case = JAVA.replace("public int grow", "@Test public int grow")
    files = {"src/test/A.java": case, "src/test/B.java": f"class B {{ static {LIMIT} }}"}
    assert reached(files, "src/test/A.java:Maths.grow", "src/test/B.java:B.limit") == ""


def test_other_languages_and_unknown_files_say_nothing() -> None:
    files = {"a.py": PY, "b.js": OTHER}
    assert reached(files, "a.py:slugify", "b.js:limit") == ""
    keep, copy = function_at(files, "a.py:slugify"), function_at({"c.py": COPY}, "c.py:make_slug")
    assert Reuse((), lambda _: None).reach(keep, copy) == ""


TEXTS = st.text("classdefexportfuncpackage{}()=;:@.,'\"\n \\*/", max_size=200)


SURVIVORS = {
    "a/b.py": (PY, "slugify"),
    "a/b.js": (JS, "clamp"),
    "a/b.go": (f"package a\n{GO}", "Clamp"),
    "a/B.java": (JAVA, "Maths.clamp"),
}


@given(TEXTS, st.sampled_from(sorted(SURVIVORS)), st.binary(max_size=50))
def test_any_text_is_survived(text: str, path: str, other: bytes) -> None:
    source, name = SURVIVORS[path]
    keep = function_at({path: source}, f"{path}:{name}")
    copy = replace(keep, path=f"c/{path}")
    texts = {path: text.encode(), copy.path: other, "go.mod": other}
    assert isinstance(Reuse(texts, texts.get).reach(keep, copy), str)
