"""An HTML page as a browser reads it: its elements, attributes, addresses, text, in order."""

from html.parser import HTMLParser

_VOID = {"br", "col", "input", "link", "meta"}


class Page(HTMLParser):
    """What a page holds; it fails on an element that is not closed where it should be."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: dict[str, list[str]] = {}
        self.comments: list[str] = []
        self.declarations: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names))
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self.texts.setdefault(tag, []).append("")
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in set(self._open):
            self.texts[tag][-1] += data

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_decl(self, decl: str) -> None:
        self.declarations.append(decl)

    def unknown_decl(self, data: str) -> None:
        self.comments.append(data)

    def handle_pi(self, data: str) -> None:
        self.comments.append(data)

    def skeleton(self) -> list[tuple[str, tuple[str, ...]]]:
        """Elements with the names of their attributes, in order."""
        return [(tag, tuple(attributes)) for tag, attributes in self.elements]

    def tags(self) -> set[str]:
        return {tag for tag, _ in self.elements}

    def of(self, name: str) -> list[str]:
        """Every value of an attribute."""
        return [attributes[name] for _, attributes in self.elements if name in attributes]

    def having(self, tag: str, **attributes: str) -> list[dict[str, str]]:
        """The elements of a kind that have these attributes."""
        return [
            found
            for name, found in self.elements
            if name == tag and attributes.items() <= {**found, "class_": found.get("class")}.items()
        ]
