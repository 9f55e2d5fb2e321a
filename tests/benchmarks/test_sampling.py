from pathlib import Path
from random import Random

from benchmarks.dialects import DIALECTS
from benchmarks.sampling import originals

METHOD = '''class Shelf:
    @property
    def books(self):
        """All of them.

        In order.
        """
        found = []
        for shelf in self.shelves(lent=True, order=self.order):
            for book in sorted(shelf, key=lambda book: book.title):
                # even those
                if book.lent:
                    continue
                found.append(
                    """a
    b"""
                )
        return found
'''


def _sampled(folder: Path, suffix: str = ".py") -> list[tuple[str, int, int, str]]:
    dialect = next(row for row in DIALECTS.values() if suffix in row.suffixes)
    return [
        (one.path, one.start, one.end, one.alone.decode())
        for one in originals(folder, (".",), dialect, Random(1))
    ]


def test_a_method_stands_alone_with_its_strings_untouched(tmp_path: Path) -> None:
    (tmp_path / "shelf.py").write_text(METHOD)

    ((path, start, end, alone),) = _sampled(tmp_path)

    assert (path, start, end) == ("shelf.py", 3, 18)
    assert alone.startswith("def books(self):\n    ")
    assert '            """a\n    b"""\n' in alone
    assert alone.endswith("    return found\n")


def test_a_javascript_method_becomes_a_function(tmp_path: Path) -> None:
    body = "".join(f"    this.a{number} = {number};\n" for number in range(8))
    (tmp_path / "a.js").write_text(
        f"class A {{\n  set b(c) {{\n{body}  }}\n  d(e) {{\n{body}  }}\n}}\n"
    )

    ((_, start, _, alone),) = _sampled(tmp_path, ".js")

    assert start == 12
    assert alone.startswith("function d(e) {\n")


def test_short_ones_and_tests_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "shelf.py").write_text(METHOD)
    (tmp_path / "short.py").write_text('def f():\n    """A\n\n\n\n\n\n\n\n    """\n    return 1\n')

    assert _sampled(tmp_path) == []
