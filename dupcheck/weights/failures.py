"""What a user is told when a download fails: what happened, and what helps."""

import errno
import socket
import ssl
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from dupcheck.errors import DupcheckError
from dupcheck.weights.transfer import OtherFileError, RefusalError, kinds

_FULL = (errno.ENOSPC, errno.EDQUOT)
_CLOSED = (errno.EROFS, errno.EACCES, errno.EPERM)
_ELSEWHERE = (
    "Check the connection; HF_ENDPOINT names a mirror. A folder copied from elsewhere needs "
    "no network: --model path:FOLDER."
)
_LATER = "Try again later."


def offline(name: str) -> DupcheckError:
    """Offline mode is set, so nothing can be fetched."""
    return DupcheckError(
        f'model "{name}" cannot be fetched: HF_HUB_OFFLINE forbids the network',
        "Unset HF_HUB_OFFLINE, or bring the folder from elsewhere: --model path:FOLDER.",
    )


def full(folder: Path, needed: int, free: int) -> DupcheckError:
    """The files will not fit."""
    return DupcheckError(
        f"no room in {folder}: {megabytes(needed)} are needed, {megabytes(free)} are free",
        "Make room, or set HF_HOME to a folder on another disk.",
    )


def explained(error: Exception, url: str, repository: str, folder: Path) -> DupcheckError:
    """An expected failure in words; anything else is raised again, as the bug that it is."""
    if isinstance(error, RefusalError):
        return _refused(error, repository)
    host = _host(error, url)
    if isinstance(error, OtherFileError | ValueError):
        return DupcheckError(
            f"{host} sends something else than {_last(url)} of {repository}",
            "A proxy or a login page may answer in place of the hub; HF_ENDPOINT names a mirror.",
        )
    local = _disk(error, folder) if isinstance(error, OSError) else None
    if local:
        return local
    if not kinds(error) & {"TransportError", "CutShortError", "TooManyRedirects"}:
        raise error
    return _unreached(error, host)


def megabytes(size: int) -> str:
    """`1,192 MB`, or kB where that would be nothing."""
    return f"{size / 1e6:,.0f} MB" if size >= 1_000_000 else f"{size / 1e3:,.1f} kB"


def _disk(error: OSError, folder: Path) -> DupcheckError | None:
    if error.errno in _FULL:
        return DupcheckError(
            f"no room left in {folder}",
            "Make room, or set HF_HOME to a folder on another disk.",
        )
    if error.errno in _CLOSED or isinstance(error, NotADirectoryError | FileExistsError):
        return DupcheckError(
            f"cannot write in {folder}: {error.strerror}",
            "Set HF_HOME, or HF_HUB_CACHE, to a folder that may be written.",
        )
    return None


def _unreached(error: Exception, host: str) -> DupcheckError:
    causes = list(_chain(error))
    names = kinds(error)
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return DupcheckError(
            f"no secure connection to {host}: {_tls(causes)}",
            "Where a proxy opens encrypted connections, set SSL_CERT_FILE to its certificates; "
            "else check this machine's clock.",
        )
    if "ProxyError" in names:
        return DupcheckError(
            f"the proxy does not lead to {host}: {error}",
            "Check HTTPS_PROXY and NO_PROXY.",
        )
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return DupcheckError(f"no network, or no such host: {host}", _ELSEWHERE)
    if "TimeoutException" in names:
        return DupcheckError(f"{host} does not answer", _ELSEWHERE)
    if "ConnectError" in names:
        proxy = _by_way_of(error)
        return DupcheckError(
            f"{host} cannot be reached{proxy}",
            "Check HTTPS_PROXY and NO_PROXY." if proxy else _ELSEWHERE,
        )
    return DupcheckError(f"the connection to {host} broke", _ELSEWHERE)


def _refused(error: RefusalError, repository: str) -> DupcheckError:
    host = urlsplit(error.url).netloc
    said = f" ({error.reason})" if error.reason else ""
    if error.code == "GatedRepo":
        return DupcheckError(
            f"{repository} is gated on {host}: its terms must be accepted first",
            f"Accept them at https://huggingface.co/{repository}, and set HF_TOKEN to a token "
            "of that account.",
        )
    if error.code == "RepoNotFound":
        return DupcheckError(
            f"{host} has no repository {repository}, or shows it to others only",
            "Check the name; a private repository needs HF_TOKEN.",
        )
    if error.status in (401, 403):
        return DupcheckError(
            f"{host} does not let us have {repository}: HTTP {error.status}{said}",
            "Check HF_TOKEN: a wrong or expired token is refused where none would be needed.",
        )
    if error.code == "RevisionNotFound":
        return DupcheckError(
            f"{repository} has no revision {_revision(error.url)} on {host}",
            "Check --revision; a mirror (HF_ENDPOINT) may lack revisions.",
        )
    if error.status == 404:
        return DupcheckError(
            f"{host} has no {_last(error.url)} of {repository}{said}",
            "A mirror (HF_ENDPOINT) may lack files; --revision takes another revision.",
        )
    if error.status == 429:
        wait = f" for {error.wait:.0f} s" if error.wait else ""
        return DupcheckError(
            f"{host} has had too many requests from this address and wants none{wait}",
            "Try later, or set HF_TOKEN: those it knows may ask more often.",
        )
    return DupcheckError(f"{host} fails: HTTP {_status(error.status)}{said}", _LATER)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _tls(causes: list[BaseException]) -> str:
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"its certificate is not trusted ({cause.verify_message})"
    return str(causes[0])


def _by_way_of(error: Exception) -> str:
    """The proxy in between, without the password that its address may hold."""
    proxy = urlsplit(getproxies().get(urlsplit(_url(error)).scheme, ""))
    if not proxy.hostname or proxy_bypass(urlsplit(_url(error)).netloc):
        return ""
    return f" by way of the proxy {proxy.hostname}:{proxy.port}"


def _host(error: Exception, url: str) -> str:
    """The host that was asked last: after a redirect it is another one."""
    return urlsplit(_url(error) or url).netloc


def _url(error: Exception) -> str:
    """What was asked last; "" where httpx does not say."""
    try:
        return str(error.request.url)  # type: ignore[attr-defined]
    except (AttributeError, RuntimeError):
        return ""


def _last(url: str) -> str:
    path = urlsplit(url).path
    return "the list of files" if path.startswith("/api/") else path.rpartition("/")[2]


def _revision(url: str) -> str:
    path = urlsplit(url).path
    after = path.partition("/resolve/")[2] or path.partition("/revision/")[2]
    return after.partition("/")[0]


def _status(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
