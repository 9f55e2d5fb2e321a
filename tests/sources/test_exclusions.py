import pytest
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.config import Settings
from dupcheck.git.listing import GENERATED, VENDORED
from dupcheck.records import SkipReason
from dupcheck.sources.exclusions import by_content, by_path, nesting

DEFAULTS = Settings()


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("vendor/a.go", SkipReason.VENDORED),
        ("a/third_party/b/c.c", SkipReason.VENDORED),
        ("web/node_modules/x/index.js", SkipReason.VENDORED),
        ("deps/lua/lua.c", SkipReason.VENDORED),
        ("static/jquery-3.7.1.js", SkipReason.VENDORED),
        ("static/jquery.min.js", SkipReason.VENDORED),
        ("app.min.js", SkipReason.MINIFIED),
        ("app-min.js", SkipReason.MINIFIED),
        (".pnp.cjs", SkipReason.LOCK_FILE),
        ("a_pb2.py", SkipReason.GENERATED),
        ("dist/a.js", SkipReason.GENERATED),
        ("packages/x/dist/esm/a.mjs", SkipReason.GENERATED),
    ],
)
def test_paths_that_are_left_out(path: str, reason: SkipReason) -> None:
    found = by_path(path, DEFAULTS, {})
    assert found
    assert found.reason is reason


@pytest.mark.parametrize(
    "path",
    [
        "vendor.py",
        "src/deps/a.py",
        "vendoring/a.py",
        "admin.js",
        "query.js",
        "min.js",
        "build/x.py",
        "dist/x.py",
        "a-dist/b.js",
    ],
)
def test_paths_that_are_read(path: str) -> None:
    assert by_path(path, DEFAULTS, {}) is None


def test_attributes_come_before_guesses() -> None:
    assert by_path("a.py", DEFAULTS, {GENERATED: True}).reason is SkipReason.GENERATED
    assert by_path("a.py", DEFAULTS, {VENDORED: True}).reason is SkipReason.VENDORED
    assert by_path("vendor/a_pb2.py", DEFAULTS, {GENERATED: False, VENDORED: False}) is None
    assert by_path("a.py", Settings(generated=True), {GENERATED: True}) is None


def reason(content: bytes, path: str = "a.js", **told: object) -> SkipReason | None:
    found = by_content(path, content, Settings(**told), {})
    return found.reason if found else None


def test_minified_code() -> None:
    code = b"function f(a){return a+1};var b={c:1};" * 100
    assert reason(code) is SkipReason.MINIFIED
    assert reason(b"/* licence */\n" * 20 + code) is SkipReason.MINIFIED
    assert reason(code, minified=True) is None
    assert reason(code.replace(b";", b";\n")) is None
    assert reason(code[:1000]) is None, "too small to tell"


def test_long_lines_of_data_are_not_minified_code() -> None:
    picture = (
        b"var picture = '" + b"iVBORw0KGgo" * 1000 + b"';\nfunction f() {\n  return picture;\n}\n"
    )
    table = b"TABLE = [" + b"0.12345, " * 1000 + b"]\n"
    assert reason(picture) is None
    assert reason(table) is None


def test_binary_files() -> None:
    assert reason(b"x = 1\0\n") is SkipReason.BINARY


def test_lines_that_are_too_long_are_left_out_even_where_minified_is_wanted() -> None:
    assert reason(b"x" * 100_001, minified=True) is SkipReason.TOO_LARGE
    assert reason(b"x" * 100_000 + b"\n", minified=True) is None
    assert reason(b'{"picture": "' + b"A" * 130_000 + b'"}', path="a.ipynb") is None


def test_nested_brackets() -> None:
    assert reason(b"{(\n" * 100_000) is SkipReason.TOO_NESTED
    assert reason(b"()\n" * 100_000) is None
    assert reason(b"f(')', '}');\n" * 5_000) is None, "closing brackets in strings"


@given(st.binary(max_size=50) | st.text(alphabet="([{}])x", max_size=60).map(str.encode))
def test_nesting_is_what_a_stack_would_say(content: bytes) -> None:
    depth = deepest = 0
    for byte in content:
        if byte in b"([{":
            depth += 1
            deepest = max(deepest, depth)
        elif byte in b")]}":
            depth = max(depth - 1, 0)
    assert nesting(content) == deepest
