"""The table of downloadable models: which files of which revision, and what they must contain."""

import re
from dataclasses import dataclass

from dupcheck.errors import UsageError
from dupcheck.suggest import suggestion

SCHEME = "hf:"
"""Names that begin so are repositories outside the table (`hf:owner/name`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PinnedFile:
    """One file: `digest` is `sha256:HEX`, or `git:HEX`, the name that git gives to the content.

    `revision` is where to fetch it if that is another than the pin's.
    """

    name: str
    size: int
    digest: str
    revision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A model's repository on the hub.

    No `revision` or no `files` means that the first pull takes what the hub has then, and that
    later ones hold to it.
    """

    name: str
    repository: str
    revision: str = ""
    files: tuple[PinnedFile, ...] = ()

    @property
    def size(self) -> int:
        """Bytes of all files; 0 where they are not known before the first pull."""
        return sum(file.size for file in self.files)


COMMIT = re.compile(r"[0-9a-f]{40}")
"""A revision in full."""

_OURS = re.compile(
    r"config\.json|tokenizer\.json|tokenizer_config\.json|special_tokens_map\.json"
    r"|model(-\d{5}-of-\d{5})?\.safetensors|model\.safetensors\.index\.json"
    r"|modules\.json|sentence_bert_config\.json|config_sentence_transformers\.json"
    r"|\d{1,2}_[A-Za-z]+/(config\.json|model\.safetensors)"
)
"""What is taken of a repository whose files are not pinned: never code, never a pickle."""

_REPOSITORY = re.compile(r"[\w.-]{1,96}/[\w.-]{1,96}", re.ASCII)


def wanted(name: str) -> bool:
    """Whether a file of an unpinned repository is one that we take."""
    return _OURS.fullmatch(name) is not None


def pin(name: str) -> Pin:
    """The row of a model; raises `UsageError` that names the nearest known one."""
    if name in PINS:
        return PINS[name]
    repository = name.removeprefix(SCHEME)
    if repository != name and _REPOSITORY.fullmatch(repository) and ".." not in repository:
        return Pin(name=name, repository=repository)
    hint = suggestion(name, PINS) if repository == name else "A repository is hf:owner/name."
    raise UsageError(f'"{name}" is no model that can be downloaded', hint)


def _file(name: str, size: int, sha256: str) -> PinnedFile:
    return PinnedFile(name=name, size=size, digest=f"sha256:{sha256}")


# The hub itself could not be asked when these were written. Each revision, size and hash below
# stands alike in at least two manifests that strangers to one another published; what did not is
# left open. The modules and prompts of the two smaller embedding models are the same files.
_MODULES = _file(
    "modules.json", 349, "84e40c8e006c9b1d6c122e02cba9b02458120b5fb0c87b746c41e0207cf642cf"
)
_PROMPTS = _file(
    "config_sentence_transformers.json",
    215,
    "10667c72ddb772627bf1780cb7f86af8e2ae0032b8c243c731172064105c6961",
)

_ROWS = (
    Pin(
        name="qwen3-0.6b",
        repository="Qwen/Qwen3-Embedding-0.6B",
        revision="97b0c614be4d77ee51c0cef4e5f07c00f9eb65b3",
        files=(
            _file(
                "config.json",
                727,
                "b5bf1f51fc45be473a54718cef92448d90a1be001bf9b9a44b8c7f10a19feaa9",
            ),
            _file(
                "tokenizer.json",
                11_423_705,
                "def76fb086971c7867b829c23a26261e38d9d74e02139253b38aeb9df8b4b50a",
            ),
            _file(
                "tokenizer_config.json",
                9_706,
                "253153d0738ceb4c668d2eff957714dd2bea0b56de772a9fdccd96cbf517e6a0",
            ),
            _MODULES,
            _PROMPTS,
            _file(
                "1_Pooling/config.json",
                313,
                "37bf193fa101f19101bfad9c31d3eb0f786e247b7b1e5cb7f007d730eed1ddbd",
            ),
            _file(
                "model.safetensors",
                1_191_586_416,
                "0437e45c94563b09e13cb7a64478fc406947a93cb34a7e05870fc8dcd48e23fd",
            ),
        ),
    ),
    Pin(
        name="qwen3-4b",
        repository="Qwen/Qwen3-Embedding-4B",
        revision="5cf2132abc99cad020ac570b19d031efec650f2b",
        files=(
            _file(
                "config.json",
                727,
                "78d2861cbbfd80eee05839200c5a3b7ed64c789f6c1cab4fbb84cc4eae33eaf5",
            ),
            _file(
                "tokenizer.json",
                11_422_947,
                "83cdf8c3a34f68862319cb1810ee7b1e2c0a44e0864ae930194ddb76bb7feb8d",
            ),
            PinnedFile(
                name="tokenizer_config.json",
                size=7_256,
                digest="git:df3a9d96759529ca1006eb6db024bbb099a97578",
            ),
            _MODULES,
            _PROMPTS,
            PinnedFile(
                name="1_Pooling/config.json",
                size=313,
                digest="git:81de5602eacbce382009c5af7a23085871801d8f",
            ),
            _file(
                "model.safetensors.index.json",
                30_431,
                "9d130c7f24fa1f9a2a7e19fad42c7d6d2d6fea31b180bdf3e8aac1924c26c39a",
            ),
            _file(
                "model-00001-of-00002.safetensors",
                4_965_826_464,
                "e70bfe3c970523fb7ef4eddffed2254ce3f1e7150c3de2af4342de129dd756f8",
            ),
            _file(
                "model-00002-of-00002.safetensors",
                3_077_765_624,
                "ed1b87c8e9eb7e535a1a155e4fd00d9f4dba80e58a6db48a4c9f82cede7079c1",
            ),
        ),
    ),
    # Ten strangers name this revision; of its files no two publish hashes.
    Pin(
        name="qwen3-8b",
        repository="Qwen/Qwen3-Embedding-8B",
        revision="1d8ad4ca9b3dd8059ad90a75d4983776a23d44af",
    ),
    Pin(
        name="qwen3-reranker-0.6b",
        repository="Qwen/Qwen3-Reranker-0.6B",
        revision="e61197ed45024b0ed8a2d74b80b4d909f1255473",
        files=(
            _file(
                "config.json",
                727,
                "d479c427a9ca5295218063d4f9aca4f297ab4ac27487cca7af42c84643d51ef0",
            ),
            _file(
                "tokenizer.json",
                11_422_654,
                "aeb13307a71acd8fe81861d94ad54ab689df773318809eed3cbe794b4492dae4",
            ),
            _file(
                "tokenizer_config.json",
                9_706,
                "253153d0738ceb4c668d2eff957714dd2bea0b56de772a9fdccd96cbf517e6a0",
            ),
            _file(
                "model.safetensors",
                1_191_588_280,
                "27cd75a405b9c1b46b59abfd88aaa209e6fed2a1972cde9b70e7659537c5e65b",
            ),
        ),
    ),
    # The main branch (5617a9f61b02) has the weights as a pickle only. This revision is main with
    # a conversion to safetensors beside it, and conversions made at four other revisions have the
    # same hash. The heads of the sparse and the multi-vector output exist only as .pt files:
    # archives in which the numbers of each tensor lie as they are, in a member of their own
    # (`embed.torch_file` reads those members, and never runs the pickle beside them).
    Pin(
        name="bge-m3",
        repository="BAAI/bge-m3",
        revision="142964af7e05de16511657561de8e8750fc153a0",
        files=(
            _file(
                "config.json",
                687,
                "26159e7ad065073448460117eb24b7a4572f6f4e78eadff65dc0a11c052449fa",
            ),
            _file(
                "tokenizer.json",
                17_098_108,
                "21106b6d7dab2952c1d496fb21d5dc9db75c28ed361a05f5020bbba27810dd08",
            ),
            _file(
                "tokenizer_config.json",
                444,
                "a62b2b6784f990259fddef5f16388693a8043be4f69179e6a5257eeb3f9abac4",
            ),
            _MODULES,
            _file(
                "config_sentence_transformers.json",
                123,
                "1eef72430e7194a1e59680e635aed81ffa083f05668dbc5bb1c56c04c0999c38",
            ),
            _file(
                "sentence_bert_config.json",
                54,
                "eb9b44b13c0f52a3b3685c3b1cbdea1ba8b04bea123b98f61610048940776eb1",
            ),
            _file(
                "1_Pooling/config.json",
                191,
                "e54c164a07274f2eb45bb724f54a79d1efcc90c41573887cd9a29aeee0597352",
            ),
            PinnedFile(
                name="sparse_linear.pt",
                size=3_516,
                digest="sha256:45c93804d2142b8f6d7ec6914ae23a1eee9c6a1d27d83d908a20d2afb3595ad9",
                revision="5617a9f61b028005a4858fdac845db406aefb181",
            ),
            PinnedFile(
                name="colbert_linear.pt",
                size=2_100_674,
                digest="sha256:19bfbae397c2b7524158c919d0e9b19393c5639d098f0a66932c91ed8f5f9abb",
                revision="5617a9f61b028005a4858fdac845db406aefb181",
            ),
            _file(
                "model.safetensors",
                2_271_064_456,
                "993b2248881724788dcab8c644a91dfd63584b6e5604ff2037cb5541e1e38e7e",
            ),
        ),
    ),
)

PINS: dict[str, Pin] = {row.name: row for row in _ROWS}
