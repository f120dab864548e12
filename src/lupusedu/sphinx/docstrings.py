"""Docstrings as entries of the reference: what autodoc reads is plain text in which `names` are code and
`name: words` tells an argument."""

import inspect
import re
from collections.abc import Iterable
from typing import Any

from sphinx.application import Sphinx

import lupusedu

CODE = re.compile(r"(`[^`]+`)")
SPECIAL = re.compile(r"([\\*|_<>])")  # what reStructuredText would read as more than a letter
NAMES = r"\w+(?:, \w+)*"
ARGUMENT = re.compile(rf"(?:^|(?<=[.;)] ))({NAMES}): ")
RAISES = re.compile(r"(?:^|(?<=\. ))(?=Raises )")
SHORT = re.compile(r"^(?:lu|lupusedu|simulate)\.")


def setup(app: Sphinx) -> None:
    """Tell autodoc."""
    app.setup_extension("sphinx.ext.autodoc")
    app.connect("autodoc-process-docstring", written)
    app.connect("autodoc-process-signature", signed)


def written(app: Sphinx, what: str, name: str, thing: Any, options: Any, lines: list[str]) -> None:
    """Event autodoc-process-docstring: its lines as reStructuredText, in place."""
    lines[:] = text("\n".join(lines), arguments(thing), name).split("\n")


def signed(
    app: Sphinx, what: str, name: str, thing: Any, options: Any, signature: str | None, returned: str | None
) -> tuple[str | None, str | None]:
    """Event autodoc-process-signature: an empty mapping where a dataclass makes one."""
    return signature and signature.replace("<factory>", "{}"), returned


def arguments(thing: Any) -> set[str]:
    """What it may be called with, by name, and what a class holds."""
    try:
        named = set(inspect.signature(thing).parameters)
    except (TypeError, ValueError):
        return set()
    return named | (set(vars(thing)) if inspect.isclass(thing) else set())


def text(docstring: str, named: Iterable[str] = (), own: str = "") -> str:
    """A docstring as reStructuredText.

    named: arguments, each of which becomes a term with its words. own: the name that needs no link, for it
    stands right there.
    """
    paragraphs = re.split(r"\n(?:[ \t]*\n)+", inspect.cleandoc(docstring))
    return "\n\n".join(_paragraph(one, set(named), own) for one in paragraphs if one.strip())


def _paragraph(words: str, named: set[str], own: str) -> str:
    if words.startswith("    "):
        return f".. code-block:: python\n\n{words}"
    if words.startswith("- "):
        return "\n".join(_inline(line, own) for line in words.split("\n"))
    words, parts, before = " ".join(words.split()), [], 0
    found = [one for one in ARGUMENT.finditer(words) if named.issuperset(one[1].split(", "))]
    for one, end in zip(found, [*(later.start() for later in found[1:]), len(words)]):
        parts += [_sentences(words[before : one.start()], own)] if one is found[0] else []
        said, *raised = RAISES.split(words[one.end() : end])
        terms = ", ".join(f"``{name}``" for name in one[1].split(", "))
        parts.append(f"{terms}\n    {_inline(said.strip(), own)}")
        parts += [_inline(one.strip(), own) for one in raised]
        before = end
    return "\n\n".join(filter(None, [*parts, _sentences(words[before:], own)]))


def _sentences(words: str, own: str) -> str:
    """Words, with what is raised in a paragraph of its own."""
    return "\n\n".join(_inline(part.strip(), own) for part in RAISES.split(words) if part.strip())


def _inline(words: str, own: str) -> str:
    return "".join(
        _code(part[1:-1], own) if CODE.fullmatch(part) else SPECIAL.sub(r"\\\1", part)
        for part in CODE.split(words)
    )


def _code(words: str, own: str) -> str:
    """Code, which is a link where it is a name of the door."""
    short = SHORT.sub("", words)
    if short in lupusedu.__all__ and f"lupusedu.{short}" != own:
        return rf":py:obj:`{words} <lupusedu.{short}>`\ "
    return rf"``{words}``\ "
