"""A report from a repository that wants to be more than text: every format is tested on it."""

from dataclasses import replace

from sample import CLAMP, SLUGIFY, function, related, report_of

from dupcheck.changes import INDEX, Change, ChangedFile
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
    Unused,
)

HOSTILE = (
    "a\n::error file=x.py,line=1::pwned",
    "f ##[add-mask]true",
    "::stop-commands::x",
    "100%,a:b.py",
    "x%0A::warning::y",
    "##[add-matcher].github/m.json",
    "##vso[task.setvariable variable=x]y",
    "##teamcity[buildProblem description='x' |n]",
    "\r::error::cr",
    "\u2028::error::ls",
    "\x0b::error::vt",
    "a | b ` c `` d ``` e",
    "<script>alert(1)</script>",
    "]]><!-- --> &amp; \" '",
    "[click](https://example.org) @everyone #1",
    "=HYPERLINK(0)",
    "nul\0 bell\a escape\x1b[31m",
    "\u202efdp.exe\u2066",
    "caf\udce9",
    "\ud800",
    "\ufffe\uffff",
    "a b/../c?d#e",
    "-rf",
    "n" * 100_000,
)
"""Names, paths and contents that mean something to a reader of reports."""


def _finding(number: int, text: str) -> Finding:
    code = f"{SLUGIFY}  # {text[:500]}"
    keep = function(f"keep/{text}", text, code, line=12)
    copy = function(f"copy/{text}", f"{text}.copy", code + "\n" + CLAMP, line=3)
    return Finding(
        keep=keep,
        fingerprint=f"{number:020x}",
        why_keep=text,
        signature=text,
        touched=(copy,),
        copies=(
            replace(
                related(
                    keep,
                    copy,
                    [*CloneType][number % len(CloneType)],
                    0.9,
                    0.8,
                    [
                        Difference(kind="identifier", left=text, right=text, left_line=12),
                        Difference(kind="code", left=text, right="", left_line=12),
                    ],
                ),
                reach=text,
                parameters=(Parameter(kind="value", left=text, right=text),),
            ),
        ),
    )


_FINDINGS = tuple(_finding(number, text) for number, text in enumerate(HOSTILE))

HOSTILE_REPORT = replace(
    report_of(
        *_FINDINGS,
        skipped=[Skipped(path=text, reason=SkipReason.CRASHED, detail=text) for text in HOSTILE],
    ),
    change=Change(
        title=HOSTILE[0],
        after=INDEX,
        files=tuple(
            ChangedFile(path=f"copy/{text}", old_path=text, added=(LineRange(start=1, end=1000),))
            for text in HOSTILE
        ),
        notices=HOSTILE,
    ),
    notices=HOSTILE,
    quiet=tuple(
        Quiet(finding=finding, by=Silencer.COMMENT, where=f"{text}:1", reason=text)
        for finding, text in zip(_FINDINGS, HOSTILE, strict=True)
    ),
    unused=tuple(Unused(where=f"{text}:1", text=text) for text in HOSTILE),
)
