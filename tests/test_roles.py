import pytest

from dupcheck.roles import is_test, is_test_code


@pytest.mark.parametrize(
    "path",
    [
        "tests/test_views.py",
        "pkg/tests/helpers.py",
        "pkg/test_views.py",
        "conftest.py",
        "server/handler_test.go",
        "src/app.spec.ts",
        "src/app.test.jsx",
        "src/test/java/org/AppTest.java",
        "Widgets/WidgetTests.cs",
        "Src/Widgets.Tests/Samples/Sample.cs",
        "web/__tests__/menu.js",
        "spec/models/user_spec.rb",
        "src/Button.stories.tsx",
        "web/login.cy.ts",
    ],
)
def test_tests(path: str) -> None:
    assert is_test(path)


@pytest.mark.parametrize(
    "path", ["src/app.py", "contest.py", "src/latest.js", "attest/sign.go", "pkg/testament.py"]
)
def test_production_code(path: str) -> None:
    assert not is_test(path)


def test_a_module_of_tests_inside_a_file_holds_test_code() -> None:
    assert is_test_code("src/parse.rs", "tests.reads_a_number")
    assert is_test_code("tests/parse.rs", "reads_a_number")
    assert not is_test_code("src/parse.rs", "parse.tests")
    assert not is_test_code("src/parse.rs", "Latest.tests")
