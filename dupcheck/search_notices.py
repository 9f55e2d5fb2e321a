"""What the user should know of a search."""

from collections.abc import Iterable, Iterator

from dupcheck.arrays import Pairs
from dupcheck.config import Settings
from dupcheck.embed.chosen import thresholds
from dupcheck.embed.table import model_row


def uncalibrated(settings: Settings) -> Iterator[str]:
    """Whether nobody knows from which cosine on the model finds duplicates."""
    if model_row(settings.model).calibrated or None not in (
        settings.threshold,
        settings.cross_threshold,
    ):
        return
    within, across = thresholds(settings, settings.model)
    yield (
        f"nobody has measured from which cosine on {settings.model} finds duplicates: {within:g},"
        f" and {across:g} across languages, are guesses; `dupcheck calibrate` proposes better ones"
    )


def late(settings: Settings, proposer: str, wanted: int, read: int) -> Iterator[str]:
    """Whether there was no time to read all that was wanted."""
    if unread := wanted - read:
        yield (
            f"the time budget of {settings.time_budget:g} s ran out: {unread} of {wanted} functions"
            f" were not read by {settings.model}; the {proposer} model decided on them"
        )


def capped(pairs: Iterable[Pairs]) -> Iterator[str]:
    """Whether some had too many neighbours to look at all of them."""
    if many := sum(one.capped for one in pairs):
        yield (
            f"{many} functions are like so many others that only their nearest"
            " neighbours were compared"
        )
