"""The styles of an OpenDocument file -> what a stretch of text is: struck out, raised, white or hidden."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

_MOST_PARENTS = 20
_RAISED_POSITIONS = ("super", "sub")


class OpenStyles:
    """Looks properties up in a style and in those that it builds on."""

    def __init__(self, trees: Iterable[Element]) -> None:
        self._styles = {
            style.get("name", ""): style for tree in trees for style in tree.iter("style")
        }

    def tag(self, name: str) -> str:
        """The tag of text in this style, as ``HtmlRun`` has it; ``hidden`` where nobody sees the text."""
        if self._find(name, "text-properties", "display") == "none":
            return "hidden"
        line = self._find(name, "text-properties", "text-line-through-style")
        line = line or self._find(name, "text-properties", "text-line-through-type")
        if line not in ("", "none"):
            return "del"
        position = self._find(name, "text-properties", "text-position")
        if position.startswith(_RAISED_POSITIONS) or (position[:1] in "-123456789" and position):
            return "sup"
        is_white = self._find(name, "text-properties", "color").lower() == "#ffffff"
        ground = self._find(name, "table-cell-properties", "background-color").lower()
        is_plain = ground in ("", "transparent", "#ffffff")
        return "white" if is_white and is_plain else ""

    def is_hidden_table(self, name: str) -> bool:
        """Whether a table in this style is not shown."""
        return self._find(name, "table-properties", "display") == "false"

    def _find(self, name: str, element: str, attribute: str) -> str:
        for _ in range(_MOST_PARENTS):
            style = self._styles.get(name)
            if style is None:
                break
            properties = style.find(element)
            if properties is not None and attribute in properties.attrib:
                return properties.get(attribute, "")
            name = style.get("parent-style-name", "")
        return ""
