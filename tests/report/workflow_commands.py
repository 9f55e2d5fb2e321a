"""How a GitHub runner reads what a step prints, by the rules that its documentation states."""

from dataclasses import dataclass, field

_SEEN = ("error", "warning", "notice")
_OTHER = ("add-mask", "add-matcher", "remove-matcher", "add-path", "debug", "echo", "endgroup",
          "group", "save-state", "set-env", "set-output", "stop-commands")  # fmt: skip
_ESCAPES = {"%0D": "\r", "%0A": "\n", "%25": "%"}
_MOST, _LONGEST = 10, 4096


@dataclass
class Step:
    """What came of the output of one step; `obeyed` are commands that are no annotations."""

    annotations: list[dict[str, str]] = field(default_factory=list)
    dropped: int = 0
    obeyed: list[str] = field(default_factory=list)

    def level(self, name: str) -> list[dict[str, str]]:
        return [one for one in self.annotations if one["level"] == name]


def run(output: str) -> Step:
    """A runner takes lines to end at any of CR LF, CR, LF."""
    step = Step()
    for line in output.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        command = _command(line.lstrip()) or _legacy(line)
        if command is None:
            continue
        name, properties, message = command
        if name not in _SEEN:
            step.obeyed.append(name)
        elif len(step.level(name)) < _MOST:
            said = {"level": name, "message": message[:_LONGEST]}
            step.annotations.append(properties | said)
        else:
            step.dropped += 1
    return step


def _command(line: str) -> tuple[str, dict[str, str], str] | None:
    if not line.startswith("::") or "::" not in line[2:]:
        return None
    head, _, data = line[2:].partition("::")
    name, _, listed = head.partition(" ")
    if name.lower() not in _SEEN + _OTHER:
        return None
    pairs = (pair.partition("=") for pair in listed.strip().split(","))
    return name.lower(), {key: _unescaped(text, ":,") for key, _, text in pairs}, _unescaped(data)


def _legacy(line: str) -> tuple[str, dict[str, str], str] | None:
    """The older form is found anywhere in a line."""
    _, mark, rest = line.partition("##[")
    head, bracket, data = rest.partition("]")
    name = head.partition(" ")[0].lower()
    return (name, {}, data) if mark and bracket and name in _SEEN + _OTHER else None


def _unescaped(text: str, further: str = "") -> str:
    escapes = {f"%{ord(sign):02X}": sign for sign in further} | _ESCAPES
    for escape, sign in escapes.items():  # that of the percent sign last
        text = text.replace(escape, sign)
    return text
