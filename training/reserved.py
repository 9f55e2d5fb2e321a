"""What is reserved for independent evaluation, told by name, by path and by content.

The code bases are those of `shared/RESERVED.md`, and dupcheck itself: `dupcheck/bench/tasks` is
what models are measured on.
"""

import re

_RESERVED = """
    django sympy three threejs redis zlib lodash underscore pydash click attrs attr sqlite-utils
    sqlite_utils sentence-transformers sentence_transformers express vue toolkit runner gson
    commons-lang commons-lang3 lang3 caddy reviewdog ripgrep clap leveldb newtonsoft newtonsoft.json
    composer laravel jekyll rubocop okhttp okhttp3 cats-effect alamofire swift-nio nio koreader
    flatbuffers thrift antlr4 antlr diff-match-patch diff_match_patch open-location-code pluscodes
    openlocationcode pycrypto pycryptodome pycryptodomex crypto requests urllib3 simplejson
    importlib_metadata importlib-metadata async commander markdown-it markdown_it markdown-it-py
    markdown_it_py js-beautify jsbeautifier esprima commonmark linkify-it linkify_it linkify
    argparse js-yaml jsyaml json difflib textwrap json2 thealgorithms rosettacode leetcode dupcheck
"""
RESERVED = frozenset(_RESERVED.split())
"""As they appear in package names, folders and file names."""

_NAMES = re.compile(
    r"^(?:lodash|underscore|esprima|commonmark|js-yaml|js-beautify|diff-match-patch|markdown-it"
    r"|pycryptodome|open-location-code|antlr4|flatbuffers|sympy|pydash|newtonsoft)[._-]"
    r"|leetcode|rosetta-?code|the-?algorithms|codesearchnet|clonebench"
    r"|[._-](?:lodash|underscore|leetcode|express)$|^(?:lodash|underscore)"
)
_FOLDERS = """
    vendor vendors vendored _vendor _vendored third_party third-party thirdparty 3rdparty 3party
    external externals extern extlib bundled node_modules deps site-packages contrib-libs libs_src
"""
_VENDORED = frozenset(_FOLDERS.split())
_HEAD = 3000
_HEADERS = re.compile(
    rb"""(?ix)
    lodash\s*[(<] | lodash\s+v?\d | based\ on\ underscore\.js | underscore\.js\s+v?\d
    | diff[ -]match[ -](?:and[ -])?patch | open\ location\ code | three\.js\ authors
    | (?:copyright|author|\(c\)|written\ by)[^\n]{0,60}\b(?:
        kenneth\ reitz | jeremy\ ashkenas | john-david\ dalton | andrey\ petrov | bob\ ippolito
      | salvatore\ sanfilippo | jean-loup\ gailly | mark\ adler | james\ newton-king
      | leveldb\ authors | mrdoob | litzenberger | ariya\ hidayat | vitaly\ puzrin
      | einar\ lielmanis | hynek\ schlawack | django\ software | sympy\ development
      | caolan\ mcmahon | taylor\ otwell | evan\ you )
    | ^\s*package\s+(?:org\.apache\.commons\.lang|com\.google\.gson|okhttp3|cats\.effect
      |org\.antlr|org\.apache\.thrift|com\.google\.flatbuffers|com\.google\.openlocationcode)
    | ^\s*namespace\s+(?:newtonsoft\.json|illuminate\\|composer\\|flatbuffers
      |leveldb|apache::thrift)
    | ^\s*module\s+(?:RuboCop|Jekyll)\b
    | from\s+['"]@vue/(?:shared|reactivity|runtime-core|compiler-core)
    | licensed\ to\ the\ apache\ software\ foundation[^\0]{0,1500}\bthrift::
    | part\ of\ (?:the\ )?(?:composer|laravel|django|sympy|koreader)\b
    | (?:rosetta\ ?code|leetcode\.com|thealgorithms)
    """,
    re.MULTILINE,
)
_FEWEST_NAMES = 3
_OWN_NAMES = {
    "lodash": "baseClone baseMergeDeep baseIsEqualDeep createCompounder arrayEachRight "
    "baseIteratee equalByTag baseUniq baseDifference createRecurry baseOrderBy baseFlatten",
    "underscore": "optimizeCb createAssigner createPredicateIndexFinder deepEq collectNonEnumProps",
    "diff-match-patch": "diff_cleanupSemantic diff_bisect diff_halfMatch match_bitap "
    "patch_addPadding diff_linesToChars patch_splitMax diff_commonOverlap diff_cleanupMerge "
    "match_alphabet patch_addContext",
    "js-yaml": "testImplicitResolving writeFlowSequence captureSegment storeMappingPair "
    "readSingleQuotedScalar skipSeparationSpace",
    "esprima": "isolateCoverGrammar inheritCoverGrammar reinterpretAsCoverFormalsList "
    "parseNonComputedProperty scanHexEscape scanPunctuator",
    "requests": "merge_setting should_bypass_proxies prepend_scheme_if_needed select_proxy "
    "get_encoding_from_headers unquote_unreserved guess_json_utf get_netrc_auth",
    "urllib3": "encode_target normalize_host assert_header_parsing connection_from_pool_key "
    "is_response_to_head prepare_proxy connection_requires_http_tunnel",
    "zlib": "deflate_stored deflate_fast deflate_slow inflate_fast longest_match tr_flush_block "
    "gen_bitlen build_bl_tree compress_block fill_window pqdownheap",
    "redis": "dictRehash ziplistPush sdscatlen createStringObject zslInsert aeCreateFileEvent "
    "redisFormatCommand redisReaderGetReply",
    "json": "py_scanstring c_make_encoder make_iterencode py_encode_basestring_ascii "
    "py_make_scanner",
    "difflib": "find_longest_match get_matching_blocks get_grouped_opcodes fancy_replace "
    "chain_b plain_replace collect_lines make_prefix",
    "textwrap": "munge_whitespace fix_sentence_endings handle_long_word wrap_chunks",
    "markdown-it": "skipSpacesBack scanDelims parseLinkDestination parseLinkLabel "
    "normalizeLinkText skipCharsBack",
    "commonmark": "parseCloseBracket parseOpenBracket processEmphasis breakOutOfLists handleDelim",
    "js-beautify": "handle_start_expr handle_block_comment allow_wrap_or_preserved_newline "
    "print_token_line_indentation",
    "argparse": "get_optional_kwargs parse_known_args consume_optional match_arguments_partial "
    "get_nargs_pattern expand_help",
    "click": "augment_usage_errors iter_params_for_processing resolve_envvar_value make_parser "
    "process_args_for_options",
    "attrs": "make_init_script ClassBuilder transform_attrs collect_base_attrs",
    "open-location-code": "recoverNearest computeLatitudePrecision encodeIntegers isShortCode",
    "linkify-it": "createNormalizer createDefaultCompiler resetScanCache createValidator",
    "commander": "parseSubcommand outputHelpIfRequested dispatchSubcommand optionMissingArgument "
    "missingMandatoryOptionValue",
    "express": "lazyrouter process_params acceptParams normalizeTypes compileETag setCharset",
    "gson": "nextNonWhitespace doPeek skipUnquotedValue nextUnquotedValue peekNumber",
}
_IDENTIFIER = re.compile(rb"[A-Za-z_][A-Za-z0-9_]{4,59}")


def reserved_name(*names: str) -> str | None:
    """What of the names of a package, its scope and its family is reserved, if anything."""
    for name in names:
        plain = name.lower()
        for word in (plain, *re.split(r"[/@]", plain)):
            if word in RESERVED or _NAMES.search(word):
                return word
    return None


def reserved_path(path: str) -> bool:
    """Whether a folder or a file is named like a reserved project."""
    parts = path.lower().split("/")
    stem = parts[-1].split(".")[0]
    return stem in RESERVED or any(_is_reserved(part) for part in parts[:-1])


def vendored_path(path: str) -> bool:
    """Whether a file is a copy of someone else's."""
    return any(part in _VENDORED for part in path.lower().split("/")[:-1])


def vendored_project(path: str) -> str:
    """Whose copy a file is, by the folder or file below the vendored folder; "" for none at all.

    What lies in a folder or file named like a reserved project is nobody's.
    """
    parts = path.split("/")
    at = max((i for i, part in enumerate(parts[:-1]) if part.lower() in _VENDORED), default=-1)
    if at < 0 or reserved_path(path):
        return ""
    below = parts[at + 1 :]
    scoped = len(below) > 2 and below[0].startswith("@")
    return "/".join(below[:2]) if scoped else below[0].partition(".")[0]


def reserved_content(content: bytes) -> str | None:
    """Which header, name space or names of functions give a file away as a reserved project's."""
    header = _HEADERS.search(content[:_HEAD])
    if header:
        return " ".join(header[0].decode("utf-8", "replace").lower().split())[:60]
    words = {_plain(word) for word in set(_IDENTIFIER.findall(content))}
    for project, own in _PLAIN_NAMES.items():
        if len(own & words) >= _FEWEST_NAMES:
            return f"names of {project}"
    return None


def _is_reserved(folder: str) -> bool:
    return folder in RESERVED or re.sub(r"[-_.]?v?\d[\d.]*$", "", folder) in RESERVED


def _plain(word: bytes) -> bytes:
    return word.replace(b"_", b"").lower()


_PLAIN_NAMES = {
    project: frozenset(_plain(name.encode()) for name in names.split())
    for project, names in _OWN_NAMES.items()
}
