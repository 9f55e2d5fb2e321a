"""The real code that a demonstration is made of, and the functions that its cases play with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from random import Random

from tree_sitter import Node

from benchmarks import mutations
from benchmarks.dialects import DIALECTS, Dialect, captures, parse, source_of
from benchmarks.subjects import SUBJECTS, repository

_NAME = "django"
SUBJECT = f"{_NAME} {SUBJECTS[_NAME].version}"
"""What the demonstration is made of."""
_OWN = Path(__file__).parent / "reworded"
_TASKS = Path(__file__).parents[2] / "dupcheck" / "bench" / "tasks"

_IN_MAIN = (
    "django/__init__.py",
    "django/utils/*.py",
    "django/contrib/admin/static/admin/js/*.js",
    "tests/utils_tests/test_text.py",
    "tests/utils_tests/test_dateparse.py",
)
_ROLES = {
    "copied": "django/utils/text.py:wrap",
    "renamed": "django/utils/http.py:parse_http_date",
    "edited": "django/utils/termcolors.py:parse_color_setting",
    "rewritten": "django/utils/http.py:int_to_base36",
    "ported": "django/utils/lorem_ipsum.py:words",
    "script": "django/contrib/admin/static/admin/js/urlify.js:URLify",
    "moved": "django/utils/text.py:phone2numeric",
    "mended": "django/utils/cache.py:patch_vary_headers",
    "carried": "django/utils/version.py:get_git_changeset",
    "stayed": "django/utils/crypto.py:salted_hmac",
    "revived": "django/utils/encoding.py:repercent_broken_unicode",
    "old": "django/utils/ipv6.py:clean_ipv6_address",
    "tended": "django/utils/html.py:smart_urlquote",
    "known": "django/utils/http.py:content_disposition_header",
    "alike": "django/utils/html.py:strip_tags",
    "tested": "django/utils/timezone.py:get_fixed_timezone",
    "generated": "django/utils/module_loading.py:autodiscover_modules",
    "vendored": "django/utils/module_loading.py:import_string",
    "silenced": "django/utils/http.py:urlencode",
    "mirrored": "django/utils/http.py:parse_header_parameters",
    "outer": "django/utils/deconstruct.py:deconstructible",
    "inner": "django/contrib/admin/static/admin/js/nav_sidebar.js:checkValue",
    "odd": "django/utils/numberformat.py:format",
    "carriage": "django/utils/html.py:linebreaks",
    "small": "django/utils/http.py:base36_to_int",
    "foreign": "django/utils/dateparse.py:parse_datetime",
    "called": "django/utils/formats.py:sanitize_separators",
    "shifted": "django/utils/html.py:json_script",
    "recorded": "django/utils/cache.py:learn_cache_key",
    "reborn": "django/utils/dateparse.py:parse_duration",
    "split": "django/utils/choices.py:normalize_choices",
    "method": "django/utils/feedgenerator.py:get_tag_uri",
    "marked": "django/utils/module_loading.py:cached_import",
    "broken": "django/utils/module_loading.py:module_dir",
    "encoded": "django/utils/log.py:log_message",
    # What main does not have.
    "unique": "django/views/static.py:was_modified_since",
    "twin": "django/contrib/humanize/templatetags/humanize.py:intword",
    "meanwhile": "django/core/files/move.py:file_move_safe",
    "own": "django/core/management/utils.py:parse_apps_and_model_labels",
}
_TASK_ROLES = {
    "copied": "busy_slots",
    "renamed": "parse_duration",
    "ported": "wrap_words",
    "moved": "merge_config",
    "old": "split_bill",
    "known": "build_where",
    "silenced": "is_allowed",
    "odd": "flatten_keys",
    "foreign": "page_links",
    "twin": "task_order",
    "meanwhile": "expand_field",
}
_NOT_IN_MAIN = ("unique", "twin", "meanwhile", "own")


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A function as it stands in `path`; `donors` are statements of its neighbours."""

    path: str
    name: str
    scope: str
    text: bytes
    donors: tuple[bytes, ...]

    @property
    def place(self) -> str:
        """What dupcheck should call it."""
        return f"{self.path}:{self.scope}{self.name}"

    @property
    def dialect(self) -> Dialect:
        """That of its file."""
        return _dialect(self.path)

    def renamed(self) -> tuple[str, bytes]:
        """Another name, and the function under it with other locals and literals."""
        text = mutations.renamed(self.dialect, self.text, Random(self.place))
        return _only(self.dialect, text), text

    def edited(self) -> bytes:
        """The function with a quarter of its statements changed."""
        return mutations.edited(self.dialect, self.text, self.donors, Random(self.place))


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """`files` are those of main; `reworded` has texts that say what a function does otherwise."""

    title: str
    files: Mapping[str, bytes]
    originals: Mapping[str, Original]
    reworded: Mapping[str, tuple[str, bytes]]


def of_subject(cache: Path) -> Material:
    """Parts of a public code base, and rewritings of our own."""
    root = repository(SUBJECTS[_NAME], cache)
    paths = sorted(path for pattern in _IN_MAIN for path in root.glob(pattern))
    originals = {}
    for role, place in _ROLES.items():
        path, _, name = place.rpartition(":")
        originals[role] = _original(path, (root / path).read_bytes(), name)
    return Material(
        title=SUBJECT,
        files={path.relative_to(root).as_posix(): path.read_bytes() for path in paths},
        originals=originals,
        reworded={one.stem: (one.name, one.read_bytes()) for one in sorted(_OWN.iterdir())},
    )


def of_tasks() -> Material:
    """The labelled set of this repository: enough for the cases that tests take."""
    originals = {}
    for role, task in _TASK_ROLES.items():
        content = (_TASKS / task / "original.py").read_bytes()
        originals[role] = _original(f"shop/{task}.py", content, "")
    (ported,) = (_TASKS / _TASK_ROLES["ported"]).glob("ported.*")
    return Material(
        title="labelled set",
        files={
            one.path: (_TASKS / PurePosixPath(one.path).stem / "original.py").read_bytes()
            for role, one in originals.items()
            if role not in _NOT_IN_MAIN
        },
        originals=originals,
        reworded={"ported": (ported.name, ported.read_bytes())},
    )


def relaid(path: str, content: bytes) -> bytes:
    """A whole file with other layout and other comments."""
    return mutations.relaid(_dialect(path), content, Random(path))


def _original(path: str, content: bytes, name: str) -> Original:
    """The function of a name, or the first one."""
    dialect = _dialect(path)
    found = list(_functions(dialect, content))
    node = next(node for node in found if name in ("", _name(node)))
    donors = (one for other in found if other != node for one in _given(dialect, other))
    return Original(
        path=path,
        name=_name(node),
        scope="".join(f"{_name(outer)}." for outer in found if _is_around(outer, node)),
        text=(node.text or b"") + b"\n",
        donors=tuple(donors),
    )


def _given(dialect: Dialect, node: Node) -> Iterator[bytes]:
    yield from mutations.donations(dialect, node.text or b"")


def _is_around(outer: Node, node: Node) -> bool:
    inside = outer.start_byte < node.start_byte and node.end_byte <= outer.end_byte
    return inside and outer != node


def _functions(dialect: Dialect, content: bytes) -> Iterator[Node]:
    yield from captures(dialect, dialect.functions, parse(dialect, content))["function"]


def _only(dialect: Dialect, text: bytes) -> str:
    return _name(next(_functions(dialect, text)))


def _name(node: Node) -> str:
    named = node.child_by_field_name("name")
    return source_of(named) if named else ""


def _dialect(path: str) -> Dialect:
    suffix = PurePosixPath(path).suffix
    return next(row for row in DIALECTS.values() if suffix in row.suffixes)
