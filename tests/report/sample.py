"""One report, built in code, that every format is tested on."""

import hashlib
from collections.abc import Sequence

from dupcheck.lines import LineRange
from dupcheck.records import (
    CloneType,
    Difference,
    Finding,
    Function,
    Match,
    ModelId,
    Related,
    Report,
    Skipped,
    SkipReason,
    Stats,
    Verdict,
)

SLUGIFY = '''def slugify(text, sep="-"):
    """Words of a text in lower case, joined."""
    text = text.strip().lower()
    words = []
    for word in text.split():
        word = "".join(c for c in word if c.isalnum())
        if word:
            words.append(word)
    return sep.join(words)'''

MAKE_SLUG = """def make_slug(title, dash="_"):
        title = title.strip().lower()
        words = []
        for word in title.split():
            word = "".join(c for c in word if c.isalnum())
            if word:
                words.append(word)
        return dash.join(words)"""

TO_SLUG = """def to_slug(text, sep="-"):
    if not text:
        return ""
    text = text.strip().lower()
    words = []
    for word in text.split():
        word = "".join(c for c in word if c.isalnum())
        words.append(word)
    return sep.join(words)"""

CLAMP = "def clamp(value, low, high):\n    return max(low, min(value, high))"
GO_CLAMP = """func Clamp(value, low, high int) int {
\tif value < low {
\t\treturn low
\t}
\tif value > high {
\t\treturn high
\t}
\treturn value
}"""


def function(
    path: str, name: str, text: str, *, line: int = 1, language: str = "python"
) -> Function:
    """A function that starts at a line; size and digest are taken from its text."""
    return Function(
        path=path,
        language=language,
        name=name,
        lines=LineRange(start=line, end=line + text.count("\n")),
        span=(0, len(text)),
        text=text,
        code=text,
        size=len(text.split()),
        digest=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
    )


def related(
    keep: Function,
    copy: Function,
    clone_type: CloneType,
    similarity: float,
    confidence: float,
    differences: Sequence[Difference] = (),
) -> Related:
    """A copy judged against the function to keep."""
    verdict = Verdict(
        match=Match(left=keep, right=copy, similarity=similarity),
        clone_type=clone_type,
        confidence=confidence,
        evidence=(("aligned", 0.91666), ("same_file", 0.0)),
        contributions=(("bias", -0.51), ("aligned", 1.25), ("same_file", 0.02)),
        alike=similarity,
        differences=tuple(differences),
    )
    return Related(function=copy, verdict=verdict)


def report_of(*findings: Finding, skipped: Sequence[Skipped] = ()) -> Report:
    """A report of these findings with figures of its own."""
    return Report(
        findings=findings,
        skipped=tuple(skipped),
        stats=Stats(
            files=88,
            functions=1204,
            compared=911,
            asked=911,
            parsed=3,
            embedded=12,
            candidates=77,
            languages=(("python", 1100), ("go", 104)),
            seconds=(("extract", 0.51234), ("embed", 0.25), ("index", 0.011)),
        ),
        model=ModelId(
            name="builtin", revision="9f2c1d77aa01ffee", dim=256, precision="float16", recipe="1"
        ),
        threshold=0.6,
        cross_threshold=0.5,
        min_confidence=0.5,
    )


def _slugs() -> Finding:
    keep = function("web/text.py", "slugify", SLUGIFY, line=12)
    renamed = function("blog/models.py", "Post.make_slug", MAKE_SLUG, line=140)
    edited = function("api/names.py", "to_slug", TO_SLUG, line=7)
    again = function("web/legacy/text.py", "slugify", SLUGIFY, line=3)
    return Finding(
        keep=keep,
        fingerprint="4be1f07c22d94a10",
        why_keep="documented; its module is named after what it does",
        copies=(
            related(keep, again, CloneType.TYPE_1, 1.0, 0.99),
            related(
                keep,
                renamed,
                CloneType.TYPE_2,
                0.99996,
                0.97551,
                [
                    Difference(
                        kind="identifier",
                        left="slugify",
                        right="make_slug",
                        left_line=12,
                        right_line=140,
                    ),
                    Difference(
                        kind="identifier", left="text", right="title", left_line=12, right_line=140
                    ),
                    Difference(
                        kind="identifier", left="sep", right="dash", left_line=12, right_line=140
                    ),
                    Difference(
                        kind="literal", left='"-"', right='"_"', left_line=12, right_line=140
                    ),
                ],
            ),
            related(
                keep,
                edited,
                CloneType.TYPE_3,
                0.8712,
                0.8349,
                [
                    Difference(kind="code", left="", right='if not text:\nreturn ""', right_line=8),
                    Difference(kind="code", left="if word:", right="", left_line=18),
                ],
            ),
        ),
    )


def _clamps() -> Finding:
    keep = function("lib/maths.py", "clamp", CLAMP, line=31)
    port = function("server/maths.go", "Clamp", GO_CLAMP, line=9, language="go")
    return Finding(
        keep=keep,
        fingerprint="b07d55a1c3e2f498",
        copies=(related(keep, port, CloneType.CROSS_LANGUAGE, 0.581, 0.62),),
    )


REPORT = report_of(
    _slugs(),
    _clamps(),
    skipped=(
        Skipped(path="api/schema_pb2.py", reason=SkipReason.GENERATED, detail="its header says so"),
        Skipped(path="static/jquery.min.js", reason=SkipReason.MINIFIED),
        Skipped(path="third_party/six.py", reason=SkipReason.VENDORED),
        Skipped(path="third_party/toml.py", reason=SkipReason.VENDORED),
        Skipped(path="web/broken.py", line=17, reason=SkipReason.SYNTAX_ERROR),
    ),
)
