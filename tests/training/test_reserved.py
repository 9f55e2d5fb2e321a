import pytest

from training.reserved import reserved_content, reserved_name, reserved_path, vendored_path


@pytest.mark.parametrize(
    "name",
    ["lodash.merge", "lodash-es", "Django", "underscore-plus", "@vue/runner", "pycryptodomex"],
)
def test_forks_and_parts_of_reserved_projects_are_told_by_name(name: str) -> None:
    assert reserved_name(name)


@pytest.mark.parametrize("name", ["flask", "three-way-merge", "asynckit", "clickhouse"])
def test_names_that_merely_sound_alike_are_free(name: str) -> None:
    assert reserved_name(name) is None


@pytest.mark.parametrize(
    "path", ["pip/_vendor/requests/api.py", "a/urllib3-1.26/x.py", "js/underscore.min.js"]
)
def test_reserved_files_are_told_by_path(path: str) -> None:
    assert reserved_path(path)


def test_a_vendored_copy_need_not_be_reserved() -> None:
    assert vendored_path("pip/_vendor/rich/table.py")
    assert not reserved_path("pip/_vendor/rich/table.py")
    assert not vendored_path("rich/table.py")


@pytest.mark.parametrize(
    "content",
    [
        b"/**\n * @license\n * Lodash <https://lodash.com/>\n */",
        b"# Copyright 2011 by Kenneth Reitz\n",
        b"package com.google.gson.internal;\n",
        b"function diffCleanupSemantic(a) {}\nfunction diffBisect() {}\nfunction match_bitap() {}",
        b"def py_scanstring(s):\n  pass\n_make_iterencode = 1\nc_make_encoder = None\n",
    ],
)
def test_renamed_copies_are_told_by_content(content: bytes) -> None:
    assert reserved_content(content)


@pytest.mark.parametrize(
    "content",
    [
        b"import _ from 'lodash'\nexport const f = _.merge\n",
        b"# as difflib does it\nfor a in matcher.get_matching_blocks():\n    pass\n",
        b"import requests\nrequests.get('x')\n",
        b"from django.db import models\n",
    ],
)
def test_whoever_merely_uses_a_reserved_project_is_free(content: bytes) -> None:
    assert reserved_content(content) is None
