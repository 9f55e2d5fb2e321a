"""What the settings say of a model, told without loading it."""

from dupcheck.config import Settings
from dupcheck.embed import shipped
from dupcheck.embed.table import model_row
from dupcheck.records import ModelId


def thresholds(settings: Settings, model: str) -> tuple[float, float]:
    """Smallest cosine within a language and across; settings speak of the deciding model alone."""
    row = model_row(model)
    same, cross = settings.threshold, settings.cross_threshold
    decides = model == settings.model
    return (
        row.threshold if same is None or not decides else same,
        row.cross_threshold if cross is None or not decides else cross,
    )


def unread(settings: Settings) -> ModelId:
    """The deciding model where nothing was read by it; of most no more than the name is known."""
    if settings.model == shipped.NAME:
        return shipped.identity(shipped.shipped())
    return ModelId(name=settings.model, revision="", dim=0, precision="", recipe="")
