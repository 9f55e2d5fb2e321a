import pytest

from dupcheck.extract.embedded import Part, parts
from dupcheck.records import SourceFile


def read(language: str, content: str) -> list[Part]:
    return list(parts(SourceFile(path="file", language=language, content=content.encode())))


def test_a_plain_file_is_one_part_on_its_own_lines() -> None:
    (part,) = read("python", "a\nb\n")
    assert (part.language, part.content, part.offset, part.line(1)) == ("python", b"a\nb\n", 0, 2)


@pytest.mark.parametrize(
    ("attributes", "language"),
    [
        ("", "javascript"),
        (' type="module"', "javascript"),
        (" type=text/javascript", "javascript"),
        (' type="application/x-javascript"', "javascript"),
        (' type="text/babel"', "javascript"),
        (' lang="ts"', "typescript"),
        (" lang='tsx' setup generic=\"T extends A<B>\"", "tsx"),
        (' type="text/typescript"', "typescript"),
        (' data-type="text/template"', "javascript"),
    ],
)
def test_the_language_of_a_script(attributes: str, language: str) -> None:
    (part,) = read("html", f"<p>\n<script{attributes}>a\nb</script>")
    assert (part.language, part.content) == (language, b"a\nb")
    assert [part.line(0), part.line(1)] == [2, 3]


@pytest.mark.parametrize(
    "attributes",
    ['type="application/json"', 'type="text/x-template"', 'type="importmap"', "lang=coffee"],
)
def test_data_and_templates_are_no_scripts(attributes: str) -> None:
    assert read("html", f"<script {attributes}>a</script>") == []


def test_offsets_lead_back_to_the_file() -> None:
    page = "\ufeff<script>one</script>\n<!-- <script>no</script> --><SCRIPT>two</SCRIPT >x"
    for part in read("html", page):
        assert page.encode()[part.offset :].startswith(part.content)
    assert [part.content for part in read("html", page)] == [b"one", b"two"]


def test_what_is_not_closed_reaches_to_the_end() -> None:
    assert [part.content for part in read("vue", "<script>a < b")] == [b"a < b"]
    assert read("html", "<!-- <script>a</script>") == []


@pytest.mark.parametrize("hostile", ["<script ", "<!--", "<script>", '<script a="', "<script '\""])
def test_hostile_pages_take_no_quadratic_time(hostile: str) -> None:
    assert len(read("html", hostile * 20_000)) <= 1
