"""Fewer elements for the same page: a browser pays for each, and a phone most."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, count
from typing import Any, NamedTuple
from xml.dom.minidom import Node, parseString

from bs4 import BeautifulSoup

Element = Any  # of minidom, for whose types any node may be a comment
PICTURE = re.compile(r"<svg [^>]*xmlns:xlink.*?</svg>", re.DOTALL)  # as Matplotlib writes it
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
STEP = re.compile(r"([A-Za-z])([^A-Za-z]*)")
ZERO = re.compile(r"(?<![\d.])0\.")
AFTER_TENTHS = re.compile(r"(?<=\.\d) (?=\.)")  # a second point begins a number
UPRIGHT = re.compile(r"rotate\(-?0 ")
LONG = 2_000  # letters of paths that repeat their mark: two elements more weigh less
MOST = 100  # elements of a picture that marks may fill
NONE = ("defs", "use")  # elements that are not left
REPEATED = ("L", "Q", "C")  # a step whose letter may be left out after one like it
PLACE = ("x", "y", "xlink:href")
CLIP = re.compile(r"(?<=url\(#)p[0-9a-f]{10}(?=\))")
COLOUR = re.compile(r"var\((--[\w-]+), #[0-9a-f]{6}\)")  # with the one for where no style sheet is
GIVEN = re.compile(r' (?:font-family="inherit"|xmlns(?::xlink)?="[^"]*")')


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
    told_once(soup)


def told_once(soup: BeautifulSoup) -> None:
    """A reference is told whole by the first link to it: js/page/page.js lets the others tell it too."""
    told = set()
    for link in soup.select(".bibtex-citation a[title]"):
        if link["href"] in told:
            del link["title"]
        told.add(link["href"])


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
    names = map("mark-{}".format, count())
    return PICTURE.sub(lambda found: _picture(found[0], names), html)


def _picture(text: str, names: Iterator[str]) -> str:
    root: Element = parseString(text).documentElement
    marks = {one.getAttribute("id"): one for one in root.getElementsByTagName("path") if _defined(one)}
    _lean(root)
    nodes = [root, *root.getElementsByTagName("g")]
    stacks = [rows for node in nodes for rows in _stacks(_rows(node, marks))]
    # The longest first: each mark is two elements more.
    left = [one for one in root.getElementsByTagName("*") if one.tagName not in NONE and not _defined(one)]
    spare = MOST - 1 - len(left) - sum(map(len, stacks))
    for rows in sorted(stacks, key=_letters, reverse=True):
        spare -= _drawn_at_once(rows, names, spare)
    for mark in marks.values():
        mark.parentNode.removeChild(mark)
    for one in [*root.getElementsByTagName("defs")]:
        if not one.hasChildNodes():
            one.parentNode.removeChild(one)
    return _plain(root.toxml(), names)


def _plain(text: str, names: Iterator[str]) -> str:
    """A picture in words that say no more than the page does: it has the fonts, the colours of the book and
    the names of SVG, and what clips is named like what marks."""
    for clip in sorted(set(CLIP.findall(text))):
        text = text.replace(clip, next(names))
    return GIVEN.sub("", COLOUR.sub(r"var(\1)", text))


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
        elif child.tagName == "path" and not _defined(child):
            child.setAttribute("d", _from(child.getAttribute("d"), [(0.0, 0.0)]))
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


class Row(NamedTuple):
    """Like marks one after the other: the elements that place them, their path, and its attributes."""

    uses: list[Element]
    path: str
    look: dict[str, str]

    @property
    def places(self) -> list[tuple[float, float]]:
        return [(float(use.getAttribute("x") or 0), float(use.getAttribute("y") or 0)) for use in self.uses]


def _rows(node: Element, marks: dict[str, Element]) -> list[Row]:
    """The rows of like marks in an element."""
    rows: list[Row] = []
    for child in node.childNodes:
        use = child.nodeType == Node.ELEMENT_NODE and child.tagName == "use"
        name = child.getAttribute("xlink:href").removeprefix("#") if use else ""
        if name not in marks:
            continue
        own = {key: value for key, value in child.attributes.items() if key not in PLACE}
        shape = {key: value for key, value in marks[name].attributes.items() if key not in ("id", "d")}
        look, path = {**own, **shape}, marks[name].getAttribute("d")
        if rows and rows[-1][1:] == (path, look) and rows[-1].uses[-1] is _before(child):
            rows[-1].uses.append(child)
        else:
            rows.append(Row([child], path, look))
    return rows


def _before(node: Element) -> Element | None:
    """What is drawn before an element beside it."""
    before = node.previousSibling
    while before is not None and before.nodeName == "defs":
        before = before.previousSibling
    return before


def _stacks(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows that lie on one another, each in the same places: the layers of one drawing."""
    stacks: list[list[Row]] = []
    for row in rows:
        last = stacks[-1][-1] if stacks else None
        if last and last.uses[-1] is _before(row.uses[0]) and last.places == row.places:
            stacks[-1].append(row)
        else:
            stacks.append([row])
    return stacks


def _letters(rows: Sequence[Row]) -> int:
    """How long the paths of a stack are where each repeats its mark at each of its places."""
    return sum(len(row.uses) * len(row.path) for row in rows)


def _drawn_at_once(rows: Sequence[Row], names: Iterator[str], spare: int) -> int:
    """Replace marks by a path for each of their layers; by one mark at all its places where that is shorter
    and elements to spare allow it, or would show that one lies over another. Returns how many elements more
    that takes."""
    first = rows[0].uses[0]
    shorter = _letters(rows) > LONG and spare >= 2
    marked = len(rows[0].uses) > 1 and (shorter or any(_over_one_another(row) for row in rows))
    if marked:
        drawn = _repeated(first.ownerDocument, rows, next(names))
    else:
        drawn = [_path(first.ownerDocument, one, one.places) for one in rows]
    for node in drawn:
        first.parentNode.insertBefore(node, first)
    for use in [use for one in rows for use in one.uses]:
        use.parentNode.removeChild(use)
    return 2 if marked else 0


def _repeated(document: Element, rows: Sequence[Row], name: str) -> list[Element]:
    """A mark of some layers, and the line without a stroke that has it at each of its points."""
    mark, line = document.createElement("marker"), document.createElement("polyline")
    whole = {"id": name, "overflow": "visible", "markerUnits": "userSpaceOnUse"}
    points = " ".join(f"{_short(x)} {_short(y)}" for x, y in rows[0].places)
    ends = {f"marker-{place}": f"url(#{name})" for place in ("start", "mid", "end")}
    for node, attributes in ((mark, whole), (line, {"points": points, "fill": "none", **ends})):
        for key, value in attributes.items():
            node.setAttribute(key, value)
    for row in rows:
        mark.appendChild(_path(document, row, [(0.0, 0.0)]))
    return [mark, line]


def _path(document: Element, row: Row, places: Sequence[tuple[float, float]]) -> Element:
    """The path of a row's marks, at these places."""
    path = document.createElement("path")
    for key, value in row.look.items():
        path.setAttribute(key, value)
    path.setAttribute("d", _from(row.path, places))
    return path


def _from(path: str, places: Sequence[tuple[float, float]]) -> str:
    """A path that begins at each of these places, in relative steps: like shapes are then like letters, which
    pack well."""
    (left, top), rest, _ = _relative(path)
    return "".join(f"M{_tight(f'{_short(x + left)} {_short(y + top)}')}{rest}" for x, y in places)


def _short(number: float) -> str:
    return f"{round(number, 1) + 0.0:g}"  # never -0


def _tight(numbers: str) -> str:
    """Numbers of a path with no letter that says nothing."""
    return AFTER_TENTHS.sub("", ZERO.sub(".", numbers)).replace(" -", "-")


def _relative(path: str) -> tuple[tuple[float, float], str, tuple[float, float]]:
    """(where a path of absolute steps starts, its further steps in relative ones, its width and height)."""
    words, here, begun, seen, last = [], (0.0, 0.0), (0.0, 0.0), [], ""
    for letter, numbers in STEP.findall(path):
        flat = [float(one) for one in NUMBER.findall(numbers)]
        points = [*zip(flat[::2], flat[1::2])]
        if letter in "Zz":
            here = begun
        steps = " ".join(f"{_short(x - here[0])} {_short(y - here[1])}" for x, y in points)
        again = letter == last in REPEATED
        words.append((" " if again else letter.lower()) + steps)
        last = letter
        here = points[-1] if points else here
        begun = here if letter == "M" else begun
        seen += points
    across, up = zip(*seen)
    return seen[0], _tight("".join(words[1:])), (max(across) - min(across), max(up) - min(up))


def _over_one_another(row: Row) -> bool:
    """Whether it shows which of a row's marks lies over another: two touch, and are clear or have an edge."""
    filled = row.look.get("fill") != "none" and float(row.look.get("fill-opacity", 1)) > 0
    edged = filled and row.look.get("stroke", "none") not in ("none", row.look.get("fill"))
    clear = any(0 < float(value) < 1 for name, value in row.look.items() if name.endswith("opacity"))
    wide, tall = (size + float(row.look.get("stroke-width", 1)) for size in _relative(row.path)[2])
    return (edged or clear) and any(
        abs(x - left) < wide and abs(y - top) < tall for (x, y), (left, top) in combinations(row.places, 2)
    )
