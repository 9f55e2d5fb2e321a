from itertools import pairwise
from random import Random

import pytest

from benchmarks import mutations
from benchmarks.dialects import DIALECTS, parse

FUNCTIONS = {
    "python": b'''def merged(self, rows, *, limit=10, **options):
    """Rows of both sides."""
    seen = {}
    for number, row in enumerate(rows):  # in order
        key = row.key(limit=limit)
        if key in seen and number > 3:
            seen[key].append("again")
        else:
            seen[key] = [row for row in options.get("more", [])]
    with open(self.path) as handle:
        handle.write(str(seen))
    return seen
''',
    "javascript": b"""function merged(rows, { limit = 10, deep }) {
  const seen = new Map(), more = { deep, limit: 3 };
  for (const row of rows) {
    const key = row.key(limit); // in order
    if (seen.has(key) && key > 3) {
      seen.get(key).push("again");
    } else {
      seen.set(key, [row, more.limit]);
    }
  }
  return { seen, deep };
}
""",
    "c": b"""static int merged(struct list *rows, int limit, char **out) {
    int i, count = 0;
    for (i = 0; i < limit; i++) {
        struct row *row = rows->items[i]; /* in order */
        if (row->key == 3 && count > 7) {
            note("again", row->count);
        } else {
            out[count++] = row->count;
        }
    }
    rows->count = count;
    return count;
}
""",
}
DONORS = {
    "python": [b"self.reset(flags)", b'log.debug("rows left")'],
    "javascript": [b"this.reset(flags);", b"const left = rows.size();"],
    "c": [b"reset(server, flags);", b"server.dirty = 1;"],
}
LANGUAGES = pytest.mark.parametrize("language", DIALECTS)
SEEDS = pytest.mark.parametrize("seed", range(25))


@LANGUAGES
@SEEDS
def test_another_layout_has_the_same_tokens(language: str, seed: int) -> None:
    dialect, source = DIALECTS[language], FUNCTIONS[language]

    other = mutations.relaid(dialect, source, Random(seed))

    assert other != source
    assert b"in order" not in other
    assert mutations.tokens(dialect, other) == mutations.tokens(dialect, source)


@LANGUAGES
@SEEDS
def test_renaming_is_one_to_one_and_leaves_foreign_names(language: str, seed: int) -> None:
    dialect = DIALECTS[language]
    source = FUNCTIONS[language].replace(b"{ seen, deep }", b"{ seen: seen, deep: deep }")
    source = source.replace(b"{ deep, limit", b"{ deep: deep, limit")
    source = source.replace(b"{ limit = 10, deep }", b"limit, deep")

    other = mutations.renamed(dialect, source, Random(seed))

    before, after = mutations.tokens(dialect, source), mutations.tokens(dialect, other)
    assert len(before) == len(after)
    assert not parse(dialect, other).has_error
    assert {"merged", "rows"}.isdisjoint(after)
    assert {"key", "again"} & {token.strip('"') for token in after}
    changed = {
        (old, new)
        for old, new in zip(before, after, strict=True)
        if old != new and old.isidentifier() and old not in ("again", "more")
    }
    assert len(changed) == len({new for _, new in changed})
    assert not {new for _, new in changed} & set(before)


def test_renaming_spells_out_shorthand_properties() -> None:
    source = b"function f(deep) {\n  const { limit } = deep;\n  return { deep, limit };\n}\n"

    other = mutations.renamed(DIALECTS["javascript"], source, Random(1)).decode()

    assert "return { deep: " in other
    assert ", limit: " in other
    assert "const { limit: " in other


def test_renaming_keeps_keyword_arguments_attributes_and_self() -> None:
    source = b"def f(self, limit):\n    self.limit = g(limit=limit)\n    return self.limit\n"

    other = mutations.renamed(DIALECTS["python"], source, Random(1)).decode()

    assert "self.limit = g(limit=" in other
    assert "return self.limit" in other
    assert "(limit=limit)" not in other


def test_what_has_nothing_to_rename_is_refused() -> None:
    with pytest.raises(mutations.UnchangedError):
        mutations.renamed(DIALECTS["python"], b"lambda: None\n", Random(1))


@LANGUAGES
@SEEDS
def test_an_edit_parses_and_changes_a_quarter(language: str, seed: int) -> None:
    dialect, source = DIALECTS[language], FUNCTIONS[language]
    statements = mutations.statement_count(dialect, source)

    other = mutations.edited(dialect, source, DONORS[language], Random(seed))

    assert not parse(dialect, other).has_error
    assert mutations.tokens(dialect, other) != mutations.tokens(dialect, source)
    assert abs(mutations.statement_count(dialect, other) - statements) <= (statements + 2) // 4


@LANGUAGES
def test_seeds_decide(language: str) -> None:
    dialect, source, donors = DIALECTS[language], FUNCTIONS[language], DONORS[language]

    edits = [mutations.edited(dialect, source, donors, Random(seed)) for seed in (1, 1, 2, 3)]

    assert edits[0] == edits[1]
    assert any(one != other for one, other in pairwise(edits))


def test_donations_are_single_statements_that_do_not_leave_the_block() -> None:
    given = list(mutations.donations(DIALECTS["python"], FUNCTIONS["python"]))

    assert b"key = row.key(limit=limit)" in given
    assert not any(one.startswith(b"return") or b"\n" in one for one in given)
