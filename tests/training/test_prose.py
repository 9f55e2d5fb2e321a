import pytest

from dupcheck.extract.functions import extract
from dupcheck.records import SourceFile
from training.prose import MOST_WORDS, doc


def told(language: str, source: str) -> str:
    content = source.encode()
    extracted = extract(SourceFile(path="a", language=language, content=content))
    return doc(content, extracted.functions[0])


BODY = "(a, b) {\n  const c = a + b;\n  return c * b;\n}\n"


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("python", 'def f(a, b):\n    """Adds two\n    numbers."""\n    return a + b * 3\n'),
        ("python", "# Adds two\n# numbers.\n@cache\ndef f(a, b):\n    return a + b * 3\n"),
        ("javascript", "/**\n * Adds two\n * numbers.\n */\nexport function f" + BODY),
        ("javascript", "// Adds two\n// numbers.\nfunction f" + BODY),
        (
            "javascript",
            "function f(a, b) {\n  // Adds two\n  // numbers.\n  return a + b * 3;\n}\n",
        ),
        ("rust", "/// Adds two\n/// numbers.\n#[inline]\nfn f(a: u8, b: u8) -> u8 { a + b * 3 }\n"),
        ("lua", "-- Adds two\n-- numbers.\nfunction f(a, b)\n  return a + b * 3\nend\n"),
        ("ruby", "# Adds two\n# numbers.\ndef f(a, b)\n  a + b * 3 - 1\nend\n"),
        (
            "java",
            "class A {\n /** Adds two\n  * <b>numbers.</b> */\n @Pure\n int f() { return 3; }\n}",
        ),
    ],
)
def test_what_is_said_of_a_function_is_found_without_its_markers(
    language: str, source: str
) -> None:
    assert told(language, source) == "Adds two numbers."


@pytest.mark.parametrize(
    "above",
    [
        "/* Copyright 2020 Somebody, licensed to all */\n",
        "// eslint-disable-next-line no-undef\n",
        "// ----------------\n",
        "// of something else\n\n",
        "",
    ],
)
def test_licences_directives_and_rules_say_nothing(above: str) -> None:
    assert told("javascript", above + "function f" + BODY) == ""


def test_a_long_comment_is_cut() -> None:
    assert len(told("javascript", f"// {'word ' * 200}\nfunction f{BODY}").split()) == MOST_WORDS
