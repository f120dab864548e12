"""About how high the sections of a page are, so that a browser can leave out those nobody has come to."""

from bs4 import BeautifulSoup, Tag

# In px, fitted to what the book's sections measure on a phone and on a wide page: half of them within 200.
EMPTY, LETTER, LINE, ROW, FIGURE, EXPLORABLE = 300, 0.8, 28, 25, 550, 900
STEP, MOST = 200, 12000
BARE = "lupus-explorable, details > :not(summary), [popover]"  # what takes no room of its own


def told(soup: BeautifulSoup) -> None:
    """Write into a page's HTML, in place, about how high each section under its title is."""
    for section in soup.select("section > section:not(:has(> .layer, > .entry))"):  # rows take little room
        if not section.find_parent("section").find_parent("section"):
            section["class"] = [*section.get("class", []), f"tall-{height(section) // STEP}"]


def height(section: Tag) -> int:
    """Of a section, in px, in whole steps."""
    bare = BeautifulSoup(str(section), "html.parser")
    live = len(bare.select("lupus-explorable"))
    for part in bare.select(BARE):
        part.decompose()
    code = sum(part.text.count("\n") for part in bare.select("pre"))
    for part in bare.select("pre"):
        part.decompose()
    rows, figures = len(bare.select("tr")), len(bare.select("img, svg[role=img]"))
    guess = EMPTY + EXPLORABLE * live + FIGURE * figures + ROW * rows + LINE * code + LETTER * len(bare.text)
    return min(MOST, round(guess / STEP) * STEP)


def rules() -> str:
    """The style sheet's lines: a section far from the screen is neither styled nor laid out, and keeps its
    place. On paper all are."""
    places = "".join(
        f".tall-{px // STEP} {{ contain-intrinsic-height: auto {px}px; }}\n"
        for px in range(STEP, MOST + 1, STEP)
    )
    return f"@media screen {{\n[class*=tall-] {{ content-visibility: auto; }}\n{places}}}\n"
