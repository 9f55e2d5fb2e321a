import codecs
import errno
import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dupcheck.command.root import find_root
from dupcheck.config import Settings
from dupcheck.errors import UsageError
from dupcheck.git import listing
from dupcheck.records import Skipped, SkipReason, SourceFile
from dupcheck.sources import source_files
from dupcheck.sources.walk import walk

POSIX = pytest.mark.skipif(os.name == "nt", reason="names, links and modes of POSIX")
R = SkipReason


def read(root: Path, paths: tuple[str, ...] = (), **told: object) -> dict[str, object]:
    """Paths, in order, with the language of what is read and the reason of what is not."""
    found = {}
    for item in source_files.read(root, Settings(**told), paths):
        assert item.path not in found
        found[item.path] = item.language if isinstance(item, SourceFile) else item.reason
    return found


@pytest.fixture(params=["git", "walk"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The same tests in a repository and outside."""
    if request.param == "git":
        return request.getfixturevalue("repository").root
    return tmp_path.resolve()


def test_files_come_by_the_bytes_of_their_paths(folder: Path, write_file) -> None:
    names = ["b.py", "a/z.py", "a.py", "a-b.py", "B.py", "é.py", "a/é/x.py", "a b.py"]
    for name in names:
        write_file(folder, name)
    assert list(read(folder)) == sorted(names, key=str.encode)


def test_contents_are_passed_on_as_they_are(folder: Path, write_file) -> None:
    contents = {
        "crlf.py": b"x = 1\r\ny = 2\r\n",
        "empty.py": b"",
        "latin.py": b"# -*- coding: latin-1 -*-\nx = '\xe9'\n",
        "mark.py": codecs.BOM_UTF8 + b"x = 1\n",
        "no_line_feed.py": b"x = 1",
        "sjis.py": "x = '表'".encode("shift_jis"),
    }
    for name, content in contents.items():
        write_file(folder, name, content)
    found = {item.path: item.content for item in source_files.read(folder, Settings())}
    assert found == contents


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_wide_encodings_become_utf8(folder: Path, write_file, encoding: str) -> None:
    write_file(folder, "wide.py", "x = 'é'\n".encode(encoding))
    write_file(folder, "odd.py", codecs.BOM_UTF16_LE + b"x\0\0")
    found = {item.path: item for item in source_files.read(folder, Settings())}
    assert found["wide.py"].content == "x = 'é'\n".encode()
    assert found["odd.py"].reason is R.BINARY


def test_only_known_languages_are_ours(folder: Path, write_file) -> None:
    for name in ("a.py", "notes.txt", "picture.png", "LICENSE", "a.unknown"):
        write_file(folder, name)
    write_file(folder, "tool", "#!/usr/bin/env -S python3.11 -u\nx = 1\n")
    write_file(folder, "node-tool", "#!/usr/local/bin/node\n")
    write_file(folder, "blob", b"\0\1\2" * 1000)
    assert read(folder) == {"a.py": "python", "node-tool": "javascript", "tool": "python"}
    assert read(folder, languages=("javascript",)) == {"node-tool": "javascript"}


def test_unknown_languages_are_refused_before_anything_is_read(folder: Path) -> None:
    with pytest.raises(UsageError, match='"pyton"') as error:
        source_files.read(folder, Settings(languages=("pyton",)))
    assert "python" in error.value.hint


def test_ignored_files_are_not_ours(folder: Path, write_file) -> None:
    write_file(folder, ".gitignore", "*.tmp.py\n/build/\n!keep.tmp.py\n")
    write_file(folder, "a/.gitignore", "secret.py\n!again.tmp.py\n")
    for name in ("a.tmp.py", "keep.tmp.py", "build/x.py", "a/secret.py", "a/again.tmp.py"):
        write_file(folder, name)
    write_file(folder, "a/build/y.py")
    assert list(read(folder)) == ["a/again.tmp.py", "a/build/y.py", "keep.tmp.py"]


def test_own_ignore_files_are_reported(folder: Path, write_file) -> None:
    write_file(folder, ".dupcheckignore", "# ours\nlegacy/\n*_old.py\n")
    write_file(folder, "a/.dupcheckignore", "!b_old.py\n")
    for name in ("legacy/deep/x.py", "a/a_old.py", "a/b_old.py", "c_old.py", "a/fine.py"):
        write_file(folder, name, "")
    write_file(folder, "a/a_old.py")
    write_file(folder, "d/e_old.py")
    found = read(folder)
    left_out = {path for path, reason in found.items() if reason is R.EXCLUDED}
    assert left_out == {"legacy/deep/x.py", "a/a_old.py", "c_old.py", "d/e_old.py"}
    assert found["a/b_old.py"] == "python"


def test_include_narrows_and_exclude_drops(folder: Path, write_file) -> None:
    for name in ("src/a.py", "src/sub/b.py", "docs/conf.py", "src/test_a.py"):
        write_file(folder, name)
    found = read(folder, include=("/src/",), exclude=("test_*.py",))
    assert found == {
        "docs/conf.py": R.EXCLUDED,
        "src/a.py": "python",
        "src/sub/b.py": "python",
        "src/test_a.py": R.EXCLUDED,
    }


def test_a_wrong_pattern_is_refused_before_anything_is_read(folder: Path) -> None:
    with pytest.raises(UsageError, match="exclude"):
        source_files.read(folder, Settings(exclude=("fine", "!")))


def test_paths_narrow(folder: Path, write_file) -> None:
    for name in ("a/x.py", "a/b/y.py", "ab/z.py", "c.py"):
        write_file(folder, name)
    assert list(read(folder, ("a", "c.py"))) == ["a/b/y.py", "a/x.py", "c.py"]
    assert list(read(folder, (str(folder / "a" / "b"), "a/../ab/"))) == ["a/b/y.py", "ab/z.py"]
    assert len(read(folder, (".",))) == 4


def test_names_are_taken_as_they_are(repository) -> None:
    for path in ("a/x.py", "a/y.py", "ab.py"):
        repository.write(path)
    chosen = source_files.files(repository.root, Settings()).only(["a/x.py", "ab.py", "gone.py"])
    assert [item.path for item in chosen.read()] == ["a/x.py", "ab.py", "gone.py"]


def test_a_chosen_path_that_is_ignored_is_reported(folder: Path, write_file) -> None:
    write_file(folder, ".gitignore", "out/\n")
    write_file(folder, "out/x.py")
    write_file(folder, "a.py")
    assert read(folder, ("out/x.py",)) == {"out/x.py": R.EXCLUDED}
    assert read(folder, ("out", "a.py")) == {"a.py": "python", "out": R.EXCLUDED}


def test_chosen_paths_must_exist_in_the_root(folder: Path, write_file) -> None:
    with pytest.raises(UsageError, match="no such file"):
        source_files.read(folder, Settings(), ["nothing.py"])
    outside = write_file(folder.parent, "outside.py")
    for path in (str(outside), "../outside.py", ".."):
        with pytest.raises(UsageError, match="is not in"):
            source_files.read(folder, Settings(), [path])


@POSIX
def test_links_are_not_followed(folder: Path, write_file) -> None:
    write_file(folder, "real.py")
    write_file(folder, "pkg/inner.py")
    secret = write_file(folder.parent, "elsewhere/secret.py", "password = 1\n")
    os.symlink("real.py", folder / "link.py")
    os.symlink("/etc/passwd", folder / "evil.py")
    os.symlink("/etc/passwd", folder / "passwd")
    os.symlink("nowhere.py", folder / "broken.py")
    os.symlink(secret.parent, folder / "linked_folder")
    os.symlink(folder, folder / "pkg" / "loop")
    assert read(folder) == {
        "broken.py": R.SYMLINK,
        "evil.py": R.SYMLINK,
        "link.py": R.SYMLINK,
        "pkg/inner.py": "python",
        "real.py": "python",
    }


@POSIX
def test_a_tracked_folder_that_became_a_link_is_not_entered(repository, write_file) -> None:
    repository.write("pkg/a.py")
    repository.commit()
    (repository.root / "pkg" / "a.py").unlink()
    (repository.root / "pkg").rmdir()
    outside = write_file(repository.root.parent, "outside/a.py", "secret = 1\n")
    os.symlink(outside.parent, repository.root / "pkg")
    assert read(repository.root) == {"pkg/a.py": R.SYMLINK}


@POSIX
def test_a_root_behind_a_link_is_read(folder: Path, write_file, tmp_path: Path) -> None:
    write_file(folder, "sub/a.py")
    door = tmp_path.parent / f"{tmp_path.name}-door"
    os.symlink(folder, door)
    assert find_root(door / "sub" / "a.py") in (folder, folder / "sub")
    assert read(door, (str(door / "sub"),)) == {"sub/a.py": "python"}


@POSIX
def test_pipes_are_never_opened(folder: Path, write_file) -> None:
    write_file(folder, "a.py")
    os.mkfifo(folder / "pipe.py")
    os.mkfifo(folder / "pipe")
    os.mkfifo(folder / ".dupcheckignore")
    assert read(folder) == {"a.py": "python"}


@POSIX
def test_a_tracked_file_that_became_a_pipe_is_not_opened(repository) -> None:
    repository.write("a.py")
    repository.commit()
    (repository.root / "a.py").unlink()
    os.mkfifo(repository.root / "a.py")
    assert read(repository.root) == {}


@pytest.mark.parametrize("function", ["open", "lstat"])
def test_what_may_not_be_read_is_reported(
    folder: Path, write_file, monkeypatch: pytest.MonkeyPatch, function: str
) -> None:
    """The refusal is put in place by hand: root, who runs many a container, may read everything."""
    write_file(folder, "a.py")
    really = getattr(os, function)

    def refuse(path, *rest, **named):
        if Path(path).name == "a.py":
            raise PermissionError(errno.EACCES, "Permission denied")
        return really(path, *rest, **named)

    stream = source_files.read(folder, Settings())
    monkeypatch.setattr(os, function, refuse)
    assert list(stream) == [Skipped(path="a.py", reason=R.UNREADABLE, detail="Permission denied")]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names must be text there")
def test_names_may_be_any_bytes(folder: Path) -> None:
    odd = [b"line\nbreak.py", b"latin-\xe9.py", b"quo\"te'.py", b"tab\t.py", b":(glob)*.py"]
    for name in odd:
        with open(os.path.join(os.fsencode(folder), name), "wb") as file:
            file.write(b"x = 1\n")
    found = read(folder)
    assert [os.fsencode(path) for path in found] == sorted(odd)
    assert set(found.values()) == {"python"}


def test_files_gone_from_the_work_tree_are_passed_over(repository) -> None:
    repository.write("gone.py")
    repository.write("folder/gone.py")
    repository.write("here.py")
    repository.commit()
    (repository.root / "gone.py").unlink()
    (repository.root / "folder" / "gone.py").unlink()
    (repository.root / "folder").rmdir()
    repository.write("folder", "a file now")
    assert read(repository.root) == {"here.py": "python"}


def test_a_sparse_checkout_is_what_lies_there(repository) -> None:
    repository.write("in/a.py")
    repository.write("out/b.py")
    repository.commit()
    repository.git("sparse-checkout", "set", "in")
    assert read(repository.root) == {"in/a.py": "python"}


def test_submodules_are_reported(repository, make_repository) -> None:
    other = make_repository("other")
    other.write("inner.py")
    other.commit()
    allowed = ("-c", "protocol.file.allow=always")
    repository.git(*allowed, "submodule", "--quiet", "add", str(other.root), "sub")
    repository.write("a.py")
    assert read(repository.root) == {"a.py": "python", "sub": R.SUBMODULE}
    assert find_root(repository.root / "sub") == repository.root / "sub"
    assert read(repository.root / "sub") == {"inner.py": "python"}


def test_a_subfolder_as_root_has_paths_of_its_own(repository) -> None:
    repository.write("pkg/deep/a.py")
    repository.write("pkg/.gitattributes", "gen.py linguist-generated\n")
    repository.write("pkg/gen.py")
    assert read(repository.root / "pkg") == {"deep/a.py": "python", "gen.py": R.GENERATED}


def test_find_root(repository, tmp_path: Path, write_file, monkeypatch) -> None:
    file = repository.write("a/b/c.py")
    monkeypatch.chdir(file.parent)
    for path in (file, file.parent, Path("."), Path("c.py"), Path("..")):
        assert find_root(path) == repository.root
    outside = write_file(tmp_path, "plain/x.py")
    assert find_root(outside) == outside.parent.resolve()
    repository.write(".gitignore", "scratch/\n")
    scratch = repository.write("scratch/one/x.py").parent
    assert find_root(scratch) == scratch
    assert read(scratch) == {"x.py": "python"}
    with pytest.raises(UsageError, match="no such"):
        find_root(tmp_path / "nothing")


def test_attributes_decide_over_guesses(repository) -> None:
    repository.write(
        ".gitattributes",
        "made.py linguist-generated\nlib/** linguist-vendored\n"
        "a_pb2.py -linguist-generated\nvendor/own.py -linguist-vendored\n"
        "head.py linguist-generated=false\n",
    )
    repository.write("made.py")
    repository.write("lib/x.py")
    repository.write("a_pb2.py")
    repository.write("b_pb2.py")
    repository.write("vendor/own.py")
    repository.write("vendor/theirs.py")
    repository.write("head.py", "# Code generated by hand. DO NOT EDIT.\n")
    assert read(repository.root) == {
        "a_pb2.py": "python",
        "b_pb2.py": R.GENERATED,
        "head.py": "python",
        "lib/x.py": R.VENDORED,
        "made.py": R.GENERATED,
        "vendor/own.py": "python",
        "vendor/theirs.py": R.VENDORED,
    }
    told = read(repository.root, generated=True, vendored=True)
    assert set(told.values()) == {"python"}


def test_every_rule_can_be_turned_off(folder: Path, write_file) -> None:
    write_file(folder, "gen.py", "# Autogenerated by Thrift Compiler (0.9)\n")
    write_file(folder, "third_party/x.py")
    write_file(folder, "x.min.js")
    assert read(folder) == {
        "gen.py": R.GENERATED,
        "third_party/x.py": R.VENDORED,
        "x.min.js": R.MINIFIED,
    }
    told = read(folder, generated=True, vendored=True, minified=True)
    assert told == {"gen.py": "python", "third_party/x.py": "python", "x.min.js": "javascript"}


def test_limits(folder: Path, write_file) -> None:
    write_file(folder, "large.py", b"x = 1\n" * 1000)
    write_file(folder, "wide.py", b"x = '" + b"y" * 900 + b"'\n")
    write_file(folder, "deep.py", b"(" * 60 + b")" * 60)
    write_file(folder, "fine.py", b"()" * 60)
    limits = {"max_file_bytes": 5999, "max_line_length": 800, "max_nesting": 59}
    assert read(folder, **limits) == {
        "deep.py": R.TOO_NESTED,
        "fine.py": "python",
        "large.py": R.TOO_LARGE,
        "wide.py": R.TOO_LARGE,
    }
    limits = {"max_file_bytes": 6000, "max_line_length": 906, "max_nesting": 60}
    assert set(read(folder, **limits).values()) == {"python"}


def test_skipped_files_say_why(folder: Path, write_file) -> None:
    write_file(folder, "gen.py", "#\n# This file was automatically generated by SWIG.\n")
    write_file(folder, "big.py", b"#" * 300)
    items = source_files.read(folder, Settings(max_file_bytes=200))
    details = [item.detail for item in items if isinstance(item, Skipped)]
    assert details == [
        "300 bytes, more than 200", "This file was automatically generated by SWIG.",
    ]  # fmt: skip


def test_headers_are_told_apart_by_their_content(folder: Path, write_file) -> None:
    write_file(folder, "c.h", 'struct a { int b; };\n#ifdef __cplusplus\nextern "C" {\n#endif\n')
    write_file(folder, "cpp.h", "#include <vector>\nnamespace a {\n")
    assert read(folder) == {"c.h": "c", "cpp.h": "cpp"}
    assert read(folder, languages=("cpp",)) == {"cpp.h": "cpp"}


def test_reading_is_a_stream(folder: Path, write_file, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        write_file(folder, f"{number}.py")
    opened: list[str] = []
    really = os.open
    monkeypatch.setattr(
        os, "open", lambda path, *rest: (opened.append(Path(path).name), really(path, *rest))[1]
    )
    stream = source_files.read(folder, Settings())
    assert opened == []
    assert next(stream).path == "0.py"
    assert opened == ["0.py"]


def test_the_walk_does_not_enter_installed_packages(tmp_path: Path, write_file) -> None:
    write_file(tmp_path, "a.py")
    write_file(tmp_path, "node_modules/x/index.js")
    write_file(tmp_path, "env/pyvenv.cfg", "")
    write_file(tmp_path, "env/lib/b.py")
    write_file(tmp_path, ".hg/c.py")
    write_file(tmp_path, "pkg/__pycache__/d.py")
    assert read(tmp_path) == {"a.py": "python", "env": R.VENDORED, "node_modules": R.VENDORED}
    told = read(tmp_path, vendored=True)
    assert list(told) == ["a.py", "env/lib/b.py", "node_modules/x/index.js"]


def test_very_deep_folders(folder: Path, write_file) -> None:
    deep = "/".join(["d"] * 600)
    path = folder
    for _ in range(600):
        path = path / "d"
        if len(str(path)) > 250 and os.name == "nt":
            pytest.skip("paths are short there")
    write_file(folder, f"{deep}/a.py")
    assert read(folder) == {f"{deep}/a.py": "python"}


_PATTERN = st.text(alphabet="ab*?/![]x.\\ #", min_size=1, max_size=6)
_LINES = st.lists(_PATTERN, max_size=4).map("\n".join)
_NAMES = st.lists(st.sampled_from(["a", "b", "ab", "x.a"]), min_size=1, max_size=3).map("/".join)


@pytest.fixture(scope="module")
def playground(make_repository) -> Path:
    return make_repository("playground").root


@settings(max_examples=40)
@given(
    top=_LINES,
    nested=_LINES,
    where=st.sampled_from(["a", "b", "ab"]),
    files=st.sets(_NAMES, min_size=1, max_size=8),
)
def test_the_walk_ignores_what_git_ignores(
    top: str, nested: str, where: str, files: set[str], playground: Path
) -> None:
    # An escape inside brackets is the one thing that pathspec and git read differently.
    assume(not {"[", "\\"} <= {*top, *nested})
    for path in playground.iterdir():
        if path.is_dir() and path.name != ".git":
            shutil.rmtree(path)
        elif path.is_file():
            path.unlink()
    write_all(playground, {".gitignore": top, f"{where}/.gitignore": nested})
    write_all(playground, dict.fromkeys(sorted(files), "x"))
    expected = {entry.path for entry in listing.listing(playground)}
    assert {entry.path for entry in walk(playground)} == expected


def write_all(root: Path, contents: dict[str, str]) -> None:
    """Writes files, but those whose name is a folder or below a file already."""
    for name, content in contents.items():
        file = root / name
        if file.is_dir() or any(above.is_file() for above in file.parents):
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode())
