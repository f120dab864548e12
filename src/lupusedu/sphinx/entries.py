"""Long lists that a reader can use: entries in groups, a line of links to the groups, and a place where
find.js puts a field. An entry has the class `entry`, a group `entries`."""

from collections.abc import Mapping, Sequence

from bs4 import BeautifulSoup, Tag

from . import mends


def lead(soup: BeautifulSoup, groups: Mapping[str, Tag], label: str, field: str) -> list[Tag]:
    """What stands above a list: the place of the field, and a line of links to its groups, which have ids.
    groups: {words of its link: the group}; label: what the line is; field: what the field is for."""
    line = soup.new_tag("nav", attrs={"class": "letters", "aria-label": label})
    for words, group in groups.items():
        line.append(mends.tag(soup, "a", words, {"href": f"#{group['id']}"}))
    return [soup.new_tag("div", attrs={"class": "find", "data-label": field}), line]


def by_letter(
    soup: BeautifulSoup, entries: Mapping[str, Sequence[Tag]], holder: str = "div"
) -> dict[str, Tag]:
    """Entries, given by the letter that they begin with, as groups under it. holder: what holds a group's."""
    groups = {}
    for letter, own in entries.items():
        name = f"from-{letter.lower().replace(' ', '-')}"
        groups[letter] = soup.new_tag("div", attrs={"class": "entries", "id": name})
        held = soup.new_tag(holder)
        held.extend(own)
        groups[letter].extend([mends.tag(soup, "h2", letter), held])
    return groups


def folded(soup: BeautifulSoup, name: str, summary: Sequence[Tag | str], rest: Sequence[Tag]) -> Tag:
    """An entry that opens: its id, the line that is seen, and what it opens."""
    entry, line = soup.new_tag("details", attrs={"class": "entry", "id": name}), soup.new_tag("summary")
    line.extend(summary)
    entry.extend([line, *rest])
    return entry
