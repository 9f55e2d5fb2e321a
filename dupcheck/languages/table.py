"""The table of languages: plain data, so that choosing files loads no parser."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language.

    `grammar` is `module` or `module:function`; `comments` and `strings` name its nodes. `query`
    names the query files, separated by spaces, unless it is the one of that name; `family` names
    the language whose dialect this is (TypeScript of JavaScript, C++ of C); `noise` is a regular
    expression of what the grammar stumbles over, blanked before parsing; `conditional`
    says that the C preprocessor chooses what is compiled; `host` marks files that
    only carry code of other languages (HTML, notebooks); `clauses` says that definitions of one
    name in a row are clauses of one function; `keywords` adds those that the grammar hides in named
    nodes or takes for names, and `ignores_case` their other spellings; `names`, separated by
    spaces, are no keywords, since they mostly stand for a name that somebody chose; `extra` marks
    grammars of the extra `[langs]`.
    """

    name: str
    grammar: str
    extensions: tuple[str, ...]
    filenames: tuple[str, ...] = ()
    interpreters: tuple[str, ...] = ()
    comments: tuple[str, ...] = ("comment",)
    strings: tuple[str, ...] = ("string",)
    query: str = ""
    family: str = ""
    noise: str = ""
    conditional: bool = False
    host: bool = False
    keywords: tuple[str, ...] = ()
    names: str = ""
    ignores_case: bool = False
    clauses: bool = False
    extra: bool = False


# DEFINE_FLAG(int, size, 8, "..."); outside of functions, where a type as argument costs the file.
_MACRO_CALL = r"(?m:^[A-Z][A-Z0-9_]{2,}\([^;{}]{0,400}\);[ \t]*$)"
# class EXPORT Name : Base { ... } would be a function, and many functions in it no longer any.
_EXPORT_MACRO = r"(?<=class |truct )[A-Z][A-Z0-9_]+(?:\([^()\n]*\))?(?=\s+\w+(?:\s+final)?\s*[:{])"

_ROWS = (
    Language(
        name="python",
        grammar="tree_sitter_python",
        extensions=(".py", ".pyi", ".pyw", ".bzl", ".star"),
        filenames=("SConscript", "SConstruct", "wscript"),
        interpreters=("python", "python2", "python3", "pypy", "pypy3"),
        names="exec match print type",
    ),
    Language(
        name="javascript",
        grammar="tree_sitter_javascript",
        extensions=(".js", ".jsx", ".mjs", ".cjs", ".es6", ".jsm"),
        filenames=("Jakefile",),
        interpreters=("node", "nodejs"),
        comments=("comment", "html_comment"),
        strings=("string", "template_string", "regex", "jsx_text"),
        query="ecmascript javascript",
        names="as from get meta set target using",
    ),
    Language(
        name="typescript",
        grammar="tree_sitter_typescript:language_typescript",
        extensions=(".ts", ".mts", ".cts"),
        interpreters=("deno", "bun", "ts-node", "tsx"),
        comments=("comment", "html_comment"),
        strings=("string", "template_string", "regex"),
        query="ecmascript typescript",
        family="javascript",
        names=(
            "accessor any as from get global infer meta module namespace number object require "
            "set string symbol target type using"
        ),
    ),
    Language(
        name="tsx",
        grammar="tree_sitter_typescript:language_tsx",
        extensions=(".tsx",),
        comments=("comment", "html_comment"),
        strings=("string", "template_string", "regex", "jsx_text"),
        query="ecmascript typescript",
        family="javascript",
        names=(
            "accessor any as from get global infer meta module namespace number object require "
            "set string symbol target type using"
        ),
    ),
    Language(
        name="java",
        grammar="tree_sitter_java",
        extensions=(".java",),
        comments=("line_comment", "block_comment"),
        strings=("string_literal", "character_literal"),
        names="exports module open opens permits provides record requires to transitive uses with",
    ),
    Language(
        name="c",
        grammar="tree_sitter_c",
        extensions=(".c", ".h"),
        strings=("string_literal", "char_literal", "system_lib_string"),
        conditional=True,
    ),
    Language(
        name="cpp",
        grammar="tree_sitter_cpp",
        extensions=(
            *(".cpp", ".cc", ".cxx", ".c++", ".hpp", ".hh", ".hxx", ".h++"),
            *(".ipp", ".tpp", ".txx", ".inl", ".cppm", ".ixx", ".cu", ".cuh", ".ino"),
        ),
        strings=("string_literal", "char_literal", "raw_string_literal", "system_lib_string"),
        noise=rf"{_MACRO_CALL}|{_EXPORT_MACRO}",
        query="c cpp",
        conditional=True,
        family="c",
        names="concept",
    ),
    Language(
        name="csharp",
        grammar="tree_sitter_c_sharp",
        extensions=(".cs", ".csx"),
        interpreters=("dotnet-script",),
        # Regions are layout.
        comments=("comment", "preproc_region", "preproc_endregion"),
        strings=(
            "string_literal",
            "verbatim_string_literal",
            "raw_string_literal",
            "interpolated_string_expression",
            "character_literal",
        ),
        names=(
            "add alias annotations ascending assembly by checksum descending disable enable "
            "equals field file from get global group hidden init into join let managed method "
            "module on orderby param partial property record remove required restore scoped "
            "select set type typevar unmanaged warning warnings with"
        ),
    ),
    Language(
        name="go",
        grammar="tree_sitter_go",
        extensions=(".go",),
        strings=("interpreted_string_literal", "raw_string_literal", "rune_literal"),
    ),
    Language(
        name="rust",
        grammar="tree_sitter_rust",
        extensions=(".rs",),
        interpreters=("rust-script",),
        comments=("line_comment", "block_comment"),
        strings=("string_literal", "raw_string_literal", "char_literal"),
        names="block expr gen ident item lifetime literal meta pat path raw stmt tt ty vis",
    ),
    Language(
        name="ruby",
        grammar="tree_sitter_ruby",
        extensions=(".rb", ".rake", ".gemspec", ".ru", ".rbw", ".podspec", ".jbuilder"),
        filenames=(
            "Appraisals",
            "Berksfile",
            "Brewfile",
            "Capfile",
            "Dangerfile",
            "Fastfile",
            "Gemfile",
            "Guardfile",
            "Podfile",
            "Rakefile",
            "Thorfile",
            "Vagrantfile",
        ),
        interpreters=("ruby", "jruby", "rake"),
        comments=("comment", "uninterpreted"),
        strings=(
            "string",
            "character",
            "delimited_symbol",
            "heredoc_body",
            "regex",
            "simple_symbol",
            "string_array",
            "subshell",
            "symbol_array",
        ),
    ),
    Language(
        name="php",
        grammar="tree_sitter_php:language_php",
        extensions=(".php", ".phtml", ".php5", ".php7", ".php8", ".phpt"),
        keywords=("isset", "var"),
        interpreters=("php",),
        strings=(
            "string",
            "encapsed_string",
            "heredoc",
            "nowdoc",
            "shell_command_expression",
            "text_interpolation",
        ),
        ignores_case=True,
        names="encoding list object string ticks",
    ),
    Language(
        name="kotlin",
        grammar="tree_sitter_kotlin",
        extensions=(".kt", ".kts"),
        keywords=("break", "continue"),
        interpreters=("kotlin", "kotlinc"),
        comments=("line_comment", "block_comment"),
        strings=("string_literal", "multiline_string_literal", "character_literal"),
        names=(
            "actual annotation by data delegate dynamic expect external field file get infix "
            "inner open operator out param property receiver set setparam value"
        ),
    ),
    Language(
        name="swift",
        grammar="tree_sitter_swift",
        extensions=(".swift",),
        keywords=("else", "default", "throw", "throws", "catch", "defer", "where"),
        interpreters=("swift",),
        comments=("comment", "multiline_comment"),
        strings=(
            "line_string_literal",
            "multi_line_string_literal",
            "raw_string_literal",
            "regex_literal",
        ),
        names=(
            "actor arch available column compiler consume copy discard distributed each file "
            "get isolated line macro optional package postfix prefix required selector "
            "sending set some unavailable"
        ),
    ),
    Language(
        name="scala",
        grammar="tree_sitter_scala",
        extensions=(".scala", ".sc", ".sbt", ".mill"),
        interpreters=("scala", "scala-cli"),
        comments=("comment", "block_comment"),
        strings=("string", "character_literal", "interpolated_string_expression", "xml_text"),
        names="as cap derives export extension macro rd uses using",
    ),
    Language(
        name="bash",
        grammar="tree_sitter_bash",
        extensions=(".sh", ".bash", ".ksh", ".bats", ".ebuild", ".eclass"),
        keywords=("return", "break", "continue", "exit", "shift"),
        filenames=(
            ".bash_aliases",
            ".bash_login",
            ".bash_logout",
            ".bash_profile",
            ".bashrc",
            ".profile",
            "APKBUILD",
            "PKGBUILD",
        ),
        interpreters=("sh", "bash", "dash", "ash", "ksh"),
        # Not the whole `string`: what it expands is code.
        strings=("string_content", "raw_string", "ansi_c_string", "heredoc_body", "regex"),
    ),
    Language(
        name="lua",
        grammar="tree_sitter_lua",
        extensions=(".lua", ".rockspec", ".wlua"),
        keywords=("break",),
        interpreters=("lua", "luajit", "texlua"),
        names="global",
    ),
    Language(
        name="elixir",
        grammar="tree_sitter_elixir",
        extensions=(".ex", ".exs"),
        keywords=(
            "def",
            "defp",
            "defmacro",
            "defmodule",
            "if",
            "unless",
            "case",
            "cond",
            "with",
            "for",
            "raise",
        ),
        interpreters=("elixir",),
        strings=("string", "charlist", "sigil", "char", "atom", "quoted_atom"),
        clauses=True,
        extra=True,
    ),
    Language(
        name="dart",
        grammar="tree_sitter_dart",
        extensions=(".dart",),
        keywords=("break", "const", "void", "rethrow"),
        interpreters=("dart",),
        comments=("comment", "documentation_comment"),
        strings=("string_literal",),
        extra=True,
        names=(
            "base export extension factory get hide library mixin native on operator part "
            "required set show type"
        ),
    ),
    Language(
        name="zig",
        grammar="tree_sitter_zig",
        extensions=(".zig",),
        strings=("string", "multiline_string", "character"),
        extra=True,
        names="align test",
    ),
    Language(
        name="haskell",
        grammar="tree_sitter_haskell",
        extensions=(".hs",),
        interpreters=("runghc", "runhaskell", "stack"),
        comments=("comment", "haddock", "pragma"),
        strings=("string", "char", "quasiquote"),
        clauses=True,
        extra=True,
        names=(
            "anyclass as by cases export family group hiding pattern phantom qualified rec role "
            "stock"
        ),
    ),
    Language(
        name="julia",
        grammar="tree_sitter_julia",
        extensions=(".jl",),
        keywords=("break", "continue", "in", "isa"),
        interpreters=("julia",),
        comments=("line_comment", "block_comment"),
        strings=(
            "string_literal",
            "prefixed_string_literal",
            "character_literal",
            "command_literal",
            "prefixed_command_literal",
        ),
        extra=True,
        names="as outer primitive public type",
    ),
    Language(
        name="objc",
        grammar="tree_sitter_objc",
        extensions=(".m", ".mm"),
        keywords=(
            "@autoreleasepool",
            "@selector",
            "@synchronized",
            "@try",
            "@catch",
            "@finally",
            "@throw",
        ),
        strings=("string_literal", "char_literal", "system_lib_string"),
        extra=True,
    ),
    Language(
        name="solidity",
        grammar="tree_sitter_solidity",
        extensions=(".sol",),
        keywords=("virtual", "require", "unchecked"),
        strings=("string", "unicode_string_literal", "hex_string_literal"),
        extra=True,
    ),
    Language(
        name="powershell",
        grammar="tree_sitter_powershell",
        extensions=(".ps1", ".psm1"),
        keywords=("class", "enum"),
        interpreters=("pwsh", "powershell"),
        strings=(
            "expandable_string_literal",
            "expandable_here_string_literal",
            "verbatim_string_characters",
            "verbatim_here_string_characters",
        ),
        ignores_case=True,
        extra=True,
    ),
    Language(
        name="groovy",
        grammar="tree_sitter_groovy",
        extensions=(".groovy", ".gradle", ".gvy", ".nf"),
        keywords=("void",),
        filenames=("Jenkinsfile",),
        interpreters=("groovy",),
        comments=("line_comment", "block_comment"),
        strings=("string_literal", "character_literal"),
        extra=True,
        names="exports module open opens permits provides record requires to transitive uses with",
    ),
    Language(
        name="perl",
        grammar="tree_sitter_perl",
        extensions=(".pl", ".pm", ".t", ".psgi"),
        filenames=("cpanfile",),
        interpreters=("perl",),
        comments=("comment", "pod", "data_section"),
        strings=(
            "string_literal",
            "interpolated_string_literal",
            "quoted_word_list",
            "quoted_regexp",
            "match_regexp",
            "substitution_regexp",
            "transliteration_expression",
            "heredoc_content",
            "command_string",
        ),
        extra=True,
    ),
    Language(
        name="ocaml",
        grammar="tree_sitter_ocaml:language_ocaml",
        extensions=(".ml",),
        interpreters=("ocaml",),
        strings=("string", "quoted_string", "character"),
        extra=True,
    ),
    Language(
        name="fortran",
        grammar="tree_sitter_fortran",
        # The grammar reads free form alone: `.f` and `.for` are fixed.
        extensions=(".f90", ".f95", ".f03", ".f08", ".f18"),
        strings=("string_literal",),
        ignores_case=True,
        extra=True,
    ),
    Language(
        name="nix",
        grammar="tree_sitter_nix",
        extensions=(".nix",),
        strings=("string_expression", "indented_string_expression", "path_expression"),
        extra=True,
    ),
    Language(
        name="fsharp",
        grammar="tree_sitter_fsharp",
        extensions=(".fs", ".fsx"),
        interpreters=("fsi", "dotnet-fsi"),
        comments=("line_comment", "block_comment", "xml_doc"),
        strings=("string", "verbatim_string", "triple_quoted_string", "char"),
        extra=True,
        names="comparison equality un unit us uy",
    ),
    Language(
        name="luau",
        grammar="tree_sitter_luau",
        extensions=(".luau",),
        keywords=("break", "continue"),
        query="lua",
        family="lua",
        extra=True,
        names="any boolean buffer export number string table thread type userdata",
    ),
    Language(
        name="odin",
        grammar="tree_sitter_odin",
        extensions=(".odin",),
        comments=("comment", "block_comment"),
        strings=("string", "character"),
        extra=True,
        names="matrix",
    ),
    Language(
        name="commonlisp",
        grammar="tree_sitter_commonlisp",
        extensions=(".lisp", ".cl", ".lsp", ".asd"),
        keywords=(
            "lambda",
            "let",
            "if",
            "cond",
            "when",
            "unless",
            "progn",
            "setf",
            "setq",
            "flet",
            "labels",
        ),
        interpreters=("sbcl",),
        comments=("comment", "block_comment", "dis_expr"),
        strings=("str_lit", "char_lit", "kwd_lit"),
        # Directives of `format` that it does not know, and symbols like `m^`.
        noise=r"[~^]",
        ignores_case=True,
        extra=True,
    ),
    Language(
        name="ada",
        grammar="tree_sitter_ada",
        extensions=(".adb", ".ads", ".ada"),
        strings=("string_literal", "character_literal"),
        ignores_case=True,
        extra=True,
    ),
    Language(
        name="notebook",
        grammar="tree_sitter_json",
        extensions=(".ipynb",),
        host=True,
    ),
    Language(name="html", grammar="", extensions=(".html", ".htm", ".xhtml"), host=True),
    Language(name="vue", grammar="", extensions=(".vue",), host=True),
    Language(name="svelte", grammar="", extensions=(".svelte",), host=True),
)

LANGUAGES: dict[str, Language] = {row.name: row for row in _ROWS}


def family(language: str) -> str:
    """The language whose dialect this is, or the language itself."""
    return LANGUAGES[language].family or language


def same_family(left: str, right: str) -> bool:
    """Whether two languages are one, or dialects of one (C and C++)."""
    return family(left) == family(right)
