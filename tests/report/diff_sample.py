"""The report on a change, built in code, that every format is tested on."""

from dataclasses import replace

from sample import CLAMP, GO_CLAMP, MAKE_SLUG, SLUGIFY, TO_SLUG, function, related, report_of

from dupcheck.changes import Change, ChangedFile, Snapshot, Where
from dupcheck.lines import LineRange
from dupcheck.records import (
    CloneType,
    Difference,
    Finding,
    Parameter,
    Quiet,
    Silencer,
    Skipped,
    SkipReason,
    Standing,
    Unused,
)

BASE, HEAD = "5b1d" * 10, "c0de" * 10
CHANGE = Change(
    title="main...HEAD",
    after=Snapshot(where=Where.COMMIT, commit=HEAD),
    base=BASE,
    head=HEAD,
    files=(
        ChangedFile(
            path="api/names.py",
            old_path="api/names.py",
            before=(b"import re\n",),
            added=(LineRange(start=8, end=9), LineRange(start=12, end=13)),
        ),
        ChangedFile(path="blog/models.py", old_path="", added=(LineRange(start=130, end=160),)),
        ChangedFile(path="", old_path="blog/old.py", before=(b"x = 1\n",)),
        ChangedFile(
            path="server/maths.go",
            old_path="server/math.go",
            before=(b"package server\n",),
            added=(LineRange(start=9, end=10), LineRange(start=15, end=17)),
        ),
    ),
    notices=("the history is shallow: two more commits were fetched",),
)


def _slugs() -> Finding:
    """A third copy of what exists twice, one written by the change, one edited by it."""
    keep = function("web/text.py", "slugify", SLUGIFY, line=12)
    older = function("web/legacy/text.py", "slugify", SLUGIFY, line=3)
    added = function("blog/models.py", "Post.slugify", SLUGIFY, line=140)
    edited = replace(function("api/names.py", "to_slug", TO_SLUG, line=7), head=28)
    return Finding(
        keep=keep,
        fingerprint="4be1f07c22d94a10",
        why_keep="called by 7 functions",
        signature='slugify(text, sep="-")',
        touched=(edited, added),
        copies=(
            related(keep, older, CloneType.TYPE_1, 1.0, 0.99),
            replace(
                related(keep, added, CloneType.TYPE_1, 1.0, 0.99),
                reach="from web.text import slugify",
            ),
            replace(
                related(
                    keep,
                    edited,
                    CloneType.TYPE_3,
                    0.8712,
                    0.8349,
                    [
                        Difference(
                            kind="code", left="", right='if not text:\nreturn ""', right_line=8
                        ),
                        Difference(kind="code", left="if word:", right="", left_line=18),
                    ],
                ),
                reach="from web.text import slugify",
                parameters=(Parameter(kind="value", left='"-"', right='"_"'),),
            ),
        ),
    )


def _clamps() -> Finding:
    """A port of something old, which breaks no build."""
    keep = function("lib/maths.py", "clamp", CLAMP, line=31)
    port = function("server/maths.go", "Clamp", GO_CLAMP, line=9, language="go")
    return Finding(
        keep=keep,
        fingerprint="b07d55a1c3e2f498",
        copies=(related(keep, port, CloneType.CROSS_LANGUAGE, 0.581, 0.62),),
        touched=(port,),
        fails=False,
        signature="clamp(value, low, high)",
    )


def _known() -> Finding:
    """What the baseline has, told because everything is to be told."""
    keep = function("web/names.py", "make_slug", MAKE_SLUG, line=50)
    copy = function("blog/models.py", "Page.make_slug", MAKE_SLUG, line=150)
    return Finding(
        keep=keep,
        fingerprint="77aa00bb11cc22dd",
        copies=(related(keep, copy, CloneType.TYPE_1, 1.0, 0.97),),
        standing=Standing.KNOWN,
        fails=False,
        touched=(copy,),
        signature='make_slug(title, dash="_")',
    )


def _quiet() -> tuple[Quiet, ...]:
    """One that a comment keeps quiet, one that the baseline does."""
    keep = function("lib/retry.py", "backoff", CLAMP, line=4)
    meant = function("api/names.py", "delay", CLAMP, line=30)
    old = function("web/legacy/retry.py", "backoff", CLAMP, line=80)
    return (
        Quiet(
            finding=Finding(
                keep=keep,
                fingerprint="0123456789abcdef",
                copies=(related(keep, meant, CloneType.TYPE_2, 0.99, 0.9),),
                touched=(meant,),
                fails=False,
            ),
            by=Silencer.COMMENT,
            where="api/names.py:29",
            reason="the two will part soon",
        ),
        Quiet(
            finding=Finding(
                keep=keep,
                fingerprint="fedcba9876543210",
                copies=(related(keep, old, CloneType.TYPE_1, 1.0, 0.99),),
                standing=Standing.KNOWN,
                fails=False,
            ),
            by=Silencer.BASELINE,
            where=".dupcheck-baseline.json:12",
        ),
    )


_READ = report_of(
    _slugs(),
    _clamps(),
    _known(),
    skipped=(Skipped(path="web/broken.py", line=17, reason=SkipReason.SYNTAX_ERROR),),
)
DIFF_REPORT = replace(
    _READ,
    stats=replace(_READ.stats, asked=9),
    change=CHANGE,
    notices=("the flagship cannot be loaded: the builtin model decided",),
    quiet=_quiet(),
    unused=(Unused(where="web/text.py:40", text="ignore[web/gone.py:slug] -- old"),),
)
