"""The table of languages: plain data, so that choosing files loads no parser."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language.

    `grammar` is `module` or `module:function`; `comments` and `strings` name its nodes. `query`
    names another row's query file where two rows share one; `host` marks files that only carry
    code of other languages (HTML, notebooks); `extra` marks grammars of the extra `[langs]`.
    """

    name: str
    grammar: str
    extensions: tuple[str, ...]
    filenames: tuple[str, ...] = ()
    interpreters: tuple[str, ...] = ()
    comments: tuple[str, ...] = ("comment",)
    strings: tuple[str, ...] = ("string",)
    query: str = ""
    host: bool = False
    extra: bool = False


_ROWS = (
    Language(
        name="python",
        grammar="tree_sitter_python",
        extensions=(".py", ".pyi", ".pyw"),
        interpreters=("python", "python2", "python3"),
    ),
    Language(
        name="javascript",
        grammar="tree_sitter_javascript",
        extensions=(".js", ".jsx", ".mjs", ".cjs"),
        interpreters=("node", "nodejs", "deno", "bun"),
        comments=("comment", "html_comment"),
        strings=("string", "template_string", "regex"),
    ),
)

LANGUAGES: dict[str, Language] = {row.name: row for row in _ROWS}
