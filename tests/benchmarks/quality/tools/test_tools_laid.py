import ast
from pathlib import Path

import pytest

from benchmarks.quality.tools import laid
from dupcheck.extract.functions import extract
from dupcheck.languages.reader import reader
from dupcheck.languages.table import LANGUAGES
from dupcheck.records import Function, SourceFile

SOURCES = {
    "python": "class A:\n    def area(self, side):\n        # twice\n        return side * side\n",
    "javascript": "class A {\n  area(side) {\n    return side * side;\n  }\n}\n",
    "typescript": "class A {\n  area(side: number): number {\n    return side * side;\n  }\n}\n",
    "java": "class A {\n    int area(int side) {\n        return side * side;\n    }\n}\n",
    "rust": "impl A {\n    fn area(&self, side: i32) -> i32 {\n        side * side\n    }\n}\n",
    "php": "<?php\nclass A {\n    public function area($side) {\n        return $side;\n    }\n}\n",
    "ruby": "class A\n  def area(side)\n    side * side\n  end\nend\n",
    "go": "package a\n\nfunc area(side int) int {\n\treturn side * side\n}\n",
}


def of(language: str) -> Function:
    extension = LANGUAGES[language].extensions[0]
    content = SOURCES[language].encode()
    found = extract(SourceFile(path=f"a{extension}", language=language, content=content))
    [function] = found.functions
    return function


@pytest.mark.parametrize("language", sorted(SOURCES))
def test_a_file_can_be_parsed_and_holds_the_function_where_it_is_said_to_be(
    language: str, tmp_path: Path
) -> None:
    function = of(language)
    placed = laid.lay([function], {language: ".x"}, tmp_path)
    assert placed.keys() == {"000000.x"}
    row, place = placed["000000.x"]
    lines = (tmp_path / "000000.x").read_text().splitlines()
    own = lines[place.first - 1 : place.first - 1 + place.lines]
    assert row == 0
    assert [line.strip() for line in own] == [line.strip() for line in function.text.splitlines()]
    assert (
        not reader(language).parser.parse((tmp_path / "000000.x").read_bytes()).root_node.has_error
    )


def test_a_plain_function_of_javascript_needs_no_class(tmp_path: Path) -> None:
    content = b"function area(side) {\n  return side;\n}\n"
    source = SourceFile(path="a.js", language="javascript", content=content)
    laid.lay(extract(source).functions, {"javascript": ".js"}, tmp_path)
    assert (tmp_path / "000000.js").read_bytes() == content


def test_a_method_of_python_is_dedented(tmp_path: Path) -> None:
    laid.lay([of("python")], {"python": ".py"}, tmp_path)
    [node] = ast.parse((tmp_path / "000000.py").read_text()).body
    assert isinstance(node, ast.FunctionDef)


def test_languages_that_a_tool_does_not_read_are_left_out_and_rows_stay(tmp_path: Path) -> None:
    functions = [of("ruby"), of("python"), of("go"), of("python")]
    placed = laid.lay(functions, {"python": ".py"}, tmp_path)
    assert {name: row for name, (row, _) in placed.items()} == {"000001.py": 1, "000003.py": 3}
    assert sorted(file.name for file in tmp_path.iterdir()) == ["000001.py", "000003.py"]
