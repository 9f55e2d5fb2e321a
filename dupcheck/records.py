"""Every record that passes between stages and holds no arrays: frozen, checked once, no I/O."""

from dataclasses import dataclass
from enum import StrEnum

from dupcheck.changes import Change
from dupcheck.lines import LineRange

Identity = tuple[str, tuple[int, int]]
"""Path and span of a function."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """One file: `path` relative to the root with forward slashes, `content` as git has it."""

    path: str
    language: str
    content: bytes


class SkipReason(StrEnum):
    """Why a file, or one function of it, was left out."""

    GENERATED = "generated"
    VENDORED = "vendored"
    MINIFIED = "minified"
    LOCK_FILE = "lock file"
    EXCLUDED = "excluded"
    TOO_LARGE = "too large"
    TOO_NESTED = "too deeply nested"
    TOO_SLOW = "too slow to parse"
    CRASHED = "crashes the parser"
    BINARY = "binary"
    SYMLINK = "symbolic link"
    SUBMODULE = "submodule"
    UNREADABLE = "unreadable"
    SYNTAX_ERROR = "syntax error"
    NO_GRAMMAR = "grammar not installed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """What was left out: a whole file (`line` is None) or the function that starts at `line`."""

    path: str
    reason: SkipReason
    detail: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """A comment that speaks to dupcheck about a function: `dupcheck: ignore[TARGET] -- REASON`.

    `target` is "" where the function is to be left alone altogether, else `path` or `path:name` of
    what it may resemble. `line` is where the comment stands.
    """

    line: int
    target: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What is wrong with a comment that speaks to dupcheck."""

    path: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """A function with a body, as it stands in a file.

    `name` is qualified by the scopes around it (`Class.method`, `outer.inner`). `span` is the
    half-open byte range in the file (for a notebook: in the source of its cells, joined).
    `text` is the source of the function. `code` is its normalised token stream, line for line
    with `text`: comments gone, tokens separated by one space, each with its kind as first
    character (see `normalize`). `size` counts those tokens. `digest` is the SHA-256 hex digest of
    the tokens, whatever the layout: equal digests are type-1 clones and have equal vectors.
    `head` is how many characters of `text` stand before the body, 0 where that is not known.
    `directives` are the comments that speak to dupcheck of this function.
    """

    path: str
    language: str
    name: str
    lines: LineRange
    span: tuple[int, int]
    text: str
    code: str
    size: int
    digest: str
    head: int = 0
    directives: tuple[Directive, ...] = ()

    @property
    def place(self) -> str:
        """`path:line`, as editors and terminals understand it."""
        return f"{self.path}:{self.lines.start}"

    @property
    def identity(self) -> Identity:
        """What tells it from every other function of the same state of a repository."""
        return self.path, self.span

    def contains(self, other: "Function") -> bool:
        """Whether `other` is this function or nested in it."""
        return (
            self.path == other.path
            and self.span[0] <= other.span[0]
            and other.span[1] <= self.span[1]
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """The functions of one file in the order of their spans, and what had to be left out of it.

    `remarks` are about comments that speak to dupcheck and cannot be followed.
    """

    functions: tuple[Function, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelId:
    """What a vector depends on besides the code.

    `recipe` is the version of normalisation, prompt and pooling: any difference is another space.
    """

    name: str
    revision: str
    dim: int
    precision: str
    recipe: str

    def __str__(self) -> str:
        return f"{self.name}@{self.revision[:12]}/{self.dim}/{self.precision}/{self.recipe}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Two functions whose vectors are close; `similarity` is their cosine in [-1, 1] by `model`."""

    left: Function
    right: Function
    similarity: float
    model: str = "builtin"


class CloneType(StrEnum):
    """The clone types of Roy & Cordy (2007); `CROSS_LANGUAGE` is type-4 between languages."""

    TYPE_1 = "type-1"
    TYPE_2 = "type-2"
    TYPE_3 = "type-3"
    TYPE_4 = "type-4"
    CROSS_LANGUAGE = "cross-language"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One place where two functions part: what stands left, what stands right ("" for nothing).

    `kind` is "identifier", "literal", "code" or, where the whole is rewritten, "call"; the lines
    are those in the files, None on the side that has nothing.
    """

    kind: str
    left: str
    right: str
    left_line: int | None = None
    right_line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The second look at a match.

    `confidence` in [0, 1] is the estimated probability that a reviewer would call it a duplicate;
    `evidence` names every measure of the pair. `contributions` are what they add to the log-odds
    of the confidence, the bias first: their sum is the log-odds. `alike` in [0, 1] is the share
    of tokens that are equal once the renaming is applied, of rewritten and ported code the cosine.
    """

    match: Match
    clone_type: CloneType
    confidence: float
    evidence: tuple[tuple[str, float], ...] = ()
    contributions: tuple[tuple[str, float], ...] = ()
    alike: float = 0.0
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """What one function for both would have to be told: what stands left and right now.

    `kind` is "value" for a literal, "name" for what is called, read or instantiated.
    """

    kind: str
    left: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another copy of what a finding keeps; in its verdict left is kept, right is this copy.

    `reach` is how the function to keep is imported or called from here, line by line, "" where the
    language does not make it knowable. `parameters` are what one function for both needs.
    """

    function: Function
    verdict: Verdict
    reach: str = ""
    parameters: tuple[Parameter, ...] = ()


class Standing(StrEnum):
    """Whether a finding is older than the change, or is in the baseline."""

    NEW = "new"
    KNOWN = "known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Copies of one thing: `keep` is the one to keep, `copies` the others, best first.

    Every two functions of a finding were judged duplicates (complete linkage). `touched` are those
    of them that the change added or changed, in order of path and span: none in a scan. `fails`
    says whether it counts for the exit code. `signature` is that of `keep`, on one line.
    """

    keep: Function
    copies: tuple[Related, ...]
    fingerprint: str
    why_keep: str = ""
    standing: Standing = Standing.NEW
    fails: bool = True
    touched: tuple[Function, ...] = ()
    signature: str = ""

    @property
    def confidence(self) -> float:
        """Confidence in the weakest copy."""
        return min(copy.verdict.confidence for copy in self.copies)


class Silencer(StrEnum):
    """What keeps a finding from being spoken of."""

    COMMENT = "comment"
    PAIR = "ignored pair"
    BASELINE = "baseline"
    BEFORE = "older than the change"


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """What keeps two functions from being told of: by whom, where (`path:line`), and why."""

    by: Silencer
    where: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """A finding that is not spoken of: by whom, where that was said (`path:line`), and why."""

    finding: Finding
    by: Silencer
    where: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unused:
    """A suppression that matches nothing any more: where it stands, and what it says."""

    where: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why two functions are reported as duplicates or not: every measure, each reason in words."""

    verdict: Verdict
    threshold: float
    min_confidence: float
    reported: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """Counts, and wall-clock seconds by stage.

    `embedded` functions were read by the deciding model in this run, `reused` ones by an earlier
    run, and `left` ones not at all: the model that proposed has decided on them. A second model
    has looked at `reranked` pairs. `asked` functions were asked about: all that were compared, or
    those that the change added or changed.
    """

    files: int = 0
    functions: int = 0
    compared: int = 0
    asked: int = 0
    parsed: int = 0
    embedded: int = 0
    reused: int = 0
    left: int = 0
    reranked: int = 0
    candidates: int = 0
    languages: tuple[tuple[str, int], ...] = ()
    seconds: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a run found, ordered by confidence and size, then path and line.

    `model` decided; where it did not read every function, `proposer` chose which. `reranker` is
    the model of a second look. `change` is None where the whole repository was asked about.
    """

    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    stats: Stats
    model: ModelId
    threshold: float
    cross_threshold: float
    min_confidence: float
    proposer: ModelId | None = None
    reranker: ModelId | None = None
    notices: tuple[str, ...] = ()
    change: Change | None = None
    quiet: tuple[Quiet, ...] = ()
    unused: tuple[Unused, ...] = ()
