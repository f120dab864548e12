"""Fewer elements for the same page: a browser pays for each, and a phone most."""

import re
from collections.abc import Sequence
from typing import Any
from xml.dom.minidom import Node, parseString

from bs4 import BeautifulSoup

Element = Any  # of minidom, for whose types any node may be a comment
PICTURE = re.compile(r"<svg [^>]*xmlns:xlink.*?</svg>", re.DOTALL)  # as Matplotlib writes it
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
STEP = re.compile(r"([A-Za-z])([^A-Za-z]*)")
ZERO = re.compile(r"(?<![\d.])0\.")
UPRIGHT = re.compile(r"rotate\(-?0 ")
PLACE = ("x", "y", "xlink:href")


def words(soup: BeautifulSoup, styled: str) -> None:
    """Take out of a page's HTML, in place, what changes neither its meaning nor, but for "et al.",
    its look. styled: the style sheet, whose classes stay."""
    known = set(re.findall(r"\.([a-z][\w-]*)", styled))
    for word in soup.select("pre span"):
        if not known.intersection(word.get("class", ())) and not word.get("id"):
            word.unwrap()
    for paragraph in soup.select(":is(td, th) > p:only-child:not([class], [id])"):
        if "".join(paragraph.parent.find_all(string=True, recursive=False)).strip() == "":
            paragraph.unwrap()
    for latin in soup.select("a.reference em"):  # "et al.", upright as journals print it
        latin.unwrap()
    formulas(soup)
    closed(soup)


def formulas(soup: BeautifulSoup) -> None:
    """MathML with as few elements as look the same: a name of several letters is one identifier, a thin space
    is the margin of what follows it (book.css), and a row of one, or that fills its parent, is no row."""
    for space in soup.select('math mspace[width="0.167em"]'):
        if after := space.find_next_sibling():
            after["class"] = [*after.get("class", []), "thin"]
            space.decompose()
    for name in soup.select("math mrow:not([class])"):
        letters = [*name.children]
        if len(letters) > 1 and all(_upright(one) for one in letters):
            letters[0].string = name.get_text()
            del letters[0]["mathvariant"]  # upright by itself, once it has two letters
            for letter in letters[1:]:
                letter.decompose()
    for row in soup.select("math mrow:not([class])"):
        beside = row.find_next_sibling() or row.find_previous_sibling()
        filling = not beside and row.parent.name in ("math", "mtd", "mrow")
        if filling or len(row.find_all(True, recursive=False)) == 1:
            row.unwrap()


def closed(soup: BeautifulSoup) -> None:
    """The still of a figure in a closed box is for readers without scripts alone: for others it lives as soon
    as the box is opened."""
    for still in soup.select("details:not([open]) lupus-explorable > figure"):
        still.wrap(soup.new_tag("noscript"))


def _upright(letter: Element) -> bool:
    return letter.name == "mi" and letter.get("mathvariant") == "normal"


def pictures(html: str) -> str:
    """HTML in which every picture of Matplotlib's is drawn by as few elements as look the same."""
    return PICTURE.sub(lambda found: _picture(found[0]), html)


def _picture(text: str) -> str:
    root: Element = parseString(text).documentElement
    marks = {one.getAttribute("id"): one for one in root.getElementsByTagName("path") if _defined(one)}
    _lean(root)
    for node in [root, *root.getElementsByTagName("g")]:
        _together(node, marks)
    for mark in marks.values():
        mark.parentNode.removeChild(mark)
    for one in [*root.getElementsByTagName("defs")]:
        if not one.hasChildNodes():
            one.parentNode.removeChild(one)
    return root.toxml()


def _defined(node: Element) -> bool:
    return node.parentNode is not None and node.parentNode.nodeName == "defs"


def _lean(node: Element) -> None:
    """Leave out of an element what draws nothing, and lift children out of groups that say nothing."""
    for child in [*node.childNodes]:
        if child.nodeType == Node.TEXT_NODE:
            if not child.data.strip() and node.tagName != "text":
                node.removeChild(child)
            continue
        if child.tagName in ("g", "defs"):
            _lean(child)
        if child.tagName == "g":
            _lifted(child)
        elif child.tagName == "path" and not (_defined(child) or _drawn(child)):
            node.removeChild(child)
        elif UPRIGHT.match(child.getAttribute("transform")):
            child.removeAttribute("transform")


def _drawn(path: Element) -> bool:
    """Whether a path leaves anything on the picture."""
    painted = path.getAttribute("fill") != "none" or path.hasAttribute("stroke")
    return painted and len(STEP.findall(path.getAttribute("d"))) > 1


def _lifted(group: Element) -> None:
    """Put what a group holds in its place, where the group says nothing, or all that it says to one child."""
    own, held, parent = dict(group.attributes.items()), [*group.childNodes], group.parentNode
    alone = len(held) == 1 and not any(held[0].hasAttribute(name) for name in own)
    if held and own and not alone:
        return
    for child in held:
        for name, value in own.items():
            child.setAttribute(name, value)
        parent.insertBefore(child, group)
    parent.removeChild(group)


def _together(node: Element, marks: dict[str, Element]) -> None:
    """Draw each row of like marks in an element as one path."""
    row: list[Element] = []
    looks: list[tuple[str, dict[str, str]]] = []
    for child in [*node.childNodes, None]:
        mark = child is not None and child.nodeType == Node.ELEMENT_NODE and child.tagName == "use"
        look = _look(child, marks) if mark else None
        if row and (look is None or look != looks[-1]):
            _drawn_at_once(row, marks[looks[-1][0]], looks[-1][1])
            row, looks = [], []
        if look:
            row.append(child)
            looks.append(look)


def _look(use: Element, marks: dict[str, Element]) -> tuple[str, dict[str, str]] | None:
    """The name of a mark and its attributes; None where it is no path of this picture."""
    name = use.getAttribute("xlink:href").removeprefix("#")
    if name not in marks:
        return None
    own = {key: value for key, value in use.attributes.items() if key not in PLACE}
    shape = {key: value for key, value in marks[name].attributes.items() if key not in ("id", "d")}
    return name, {**own, **shape}


def _drawn_at_once(row: Sequence[Element], shape: Element, look: dict[str, str]) -> None:
    """Replace marks by one path; by several where it would show that one lies over another."""
    (left, top), rest, reach = _relative(shape.getAttribute("d"))
    places = [tuple(float(use.getAttribute(axis) or 0) for axis in "xy") for use in row]
    parts = [f"M{_tight(f'{_short(x + left)} {_short(y + top)}')}{rest}" for x, y in places]
    wide = float(look.get("stroke-width", 1))
    groups = _groups(places, [size + wide for size in reach]) if _layered(look) else [[*range(len(row))]]
    if len(groups) > 1 and _edged(look):  # which of two lies above shows: each in its turn
        groups = [[i] for i in range(len(row))]
    for group in groups:
        path = row[0].ownerDocument.createElement("path")
        for key, value in {**look, "d": "".join(parts[i] for i in group)}.items():
            path.setAttribute(key, value)
        row[0].parentNode.insertBefore(path, row[0])
    for use in row:
        use.parentNode.removeChild(use)


def _short(number: float) -> str:
    return f"{round(number, 1):g}"


def _tight(numbers: str) -> str:
    """Numbers of a path with no letter that says nothing."""
    return ZERO.sub(".", numbers).replace(" -", "-")


def _relative(path: str) -> tuple[tuple[float, float], str, tuple[float, float]]:
    """(where a path of absolute steps starts, its further steps in relative ones, its width and height)."""
    words, here, begun, seen = [], (0.0, 0.0), (0.0, 0.0), []
    for letter, numbers in STEP.findall(path):
        flat = [float(one) for one in NUMBER.findall(numbers)]
        points = [*zip(flat[::2], flat[1::2])]
        if letter in "Zz":
            here = begun
        steps = " ".join(f"{_short(x - here[0])} {_short(y - here[1])}" for x, y in points)
        words.append(letter.lower() + _tight(steps))
        here = points[-1] if points else here
        begun = here if letter == "M" else begun
        seen += points
    across, up = zip(*seen)
    return seen[0], "".join(words[1:]), (max(across) - min(across), max(up) - min(up))


def _layered(look: dict[str, str]) -> bool:
    """Whether marks of this look show that one lies over the other."""
    clear = [float(look[name]) for name in look if name.endswith("opacity")]
    return any(0 < one < 1 for one in clear) or _edged(look)


def _edged(look: dict[str, str]) -> bool:
    """Whether marks of this look are filled in another colour than their edge's."""
    filled = look.get("fill") != "none" and float(look.get("fill-opacity", 1)) > 0
    return filled and look.get("stroke", "none") not in ("none", look.get("fill"))


def _groups(places: Sequence[tuple[float, ...]], size: Sequence[float]) -> list[list[int]]:
    """The numbers of places in groups, in none of which two boxes of this size around places touch."""
    groups: list[list[int]] = []
    for i, (x, y) in enumerate(places):
        free = (
            group
            for group in groups
            if not any(abs(x - places[j][0]) < size[0] and abs(y - places[j][1]) < size[1] for j in group)
        )
        if (group := next(free, None)) is None:
            groups.append(group := [])
        group.append(i)
    return groups
