"""What `dupcheck calibrate` writes: the answer in a format, and a plot in a file."""

from dupcheck.calibration.records import Calibration
from dupcheck.report import calibration_json, calibration_svg, calibration_text
from dupcheck.report.options import ReportOptions

_RENDERERS = {"text": calibration_text.render, "json": calibration_json.render}


def rendered(name: str, calibration: Calibration, options: ReportOptions) -> str:
    """The answer in a format of `arguments.CALIBRATION_FORMATS`."""
    return _RENDERERS[name](calibration, options)


def plotted(calibration: Calibration) -> str:
    """The plot, an SVG document."""
    return calibration_svg.render(calibration)
