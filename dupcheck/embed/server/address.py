"""Where a server is and which of its models is meant, as written behind the scheme of a name."""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from dupcheck.errors import UsageError
from dupcheck.web.wire import is_local

OPENAI = "https://api.openai.com/v1"

_OF_OPENAI = re.compile(r"text-embedding-[\w.-]+")
_VERSION = re.compile(r"/v\d+\w*$")
_EXAMPLE = "for example openai:http://127.0.0.1:8000/v1#Qwen/Qwen3-Embedding-0.6B"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """`base` ends with the version of the API and has no key, no password, no slash behind."""

    base: str
    model: str

    @property
    def root(self) -> str:
        """The address without the version."""
        return _VERSION.sub("", self.base)

    @property
    def host(self) -> str:
        """The host, with its port where the address has one."""
        return urlsplit(self.base).netloc

    @property
    def local(self) -> bool:
        """Whether the server is on this machine."""
        return is_local(urlsplit(self.base).hostname or "")

    @property
    def encrypted(self) -> bool:
        """Whether nobody between here and there can read along."""
        return self.base.startswith("https:")


def parse(text: str) -> Address:
    """Reads `URL#name`, where the URL may lack `/v1`.

    A name alone is one of OpenAI's own models, if it looks like theirs: code that was meant for
    `localhost:8000` must not go there.
    """
    if _OF_OPENAI.fullmatch(text):
        return Address(base=OPENAI, model=text)
    url, _, model = text.partition("#")
    return Address(base=versioned(url), model=model)


def versioned(url: str) -> str:
    """The base of an API from what users paste: also the endpoint itself, or without `/v1`."""
    base = checked(url).geturl().rstrip("/").removesuffix("/embeddings").rstrip("/")
    return base if _VERSION.search(base) else f"{base}/v1"


def checked(url: str) -> SplitResult:
    """The parts of an address that can be asked; raises `UsageError` that shows no password."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
        place = parts.netloc
    except ValueError:
        usable, place = False, url
    if "@" in place or (not usable and "@" in url):
        raise UsageError(
            "an address with a user or a password in it would be shown in reports",
            "Leave it out and put the key into the environment: DUPCHECK_API_KEY.",
        )
    if not usable or not url.isprintable() or " " in url:
        raise UsageError(f'"{url}" is not the address of a server', _EXAMPLE)
    if parts.query or parts.fragment:
        raise UsageError(f'"{url}": a server is asked without a query', _EXAMPLE)
    return parts
