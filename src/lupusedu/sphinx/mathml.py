"""LaTeX to MathML while the book is built, so that a page needs no script and no font for its mathematics."""

from xml.etree import ElementTree

from docutils import nodes
from latex2mathml.converter import convert
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator

MATHML = "http://www.w3.org/1998/Math/MathML"
BRACE = "⏟"
log = logging.getLogger(__name__)


def mathml(latex: str, display: str, node: nodes.Node | None = None) -> str:
    """One <math> element; a formula that cannot be read is a warning, which fails the build."""
    try:
        return named_terms(convert(latex, display=display))
    except Exception as error:  # latex2mathml raises many kinds
        log.warning("cannot turn into MathML: %s (%s)", latex, error or type(error).__name__, location=node)
        return ""


def named_terms(mathml: str) -> str:
    """Braces under terms as boxes that the style sheet draws: without a mathematical font, the sign ⏟ does
    not stretch."""
    if "23DF;" not in mathml:
        return mathml
    ElementTree.register_namespace("", MATHML)
    root = ElementTree.fromstring(mathml)
    for under in root.iter(f"{{{MATHML}}}munder"):
        if len(under) == 2 and under[1].text == BRACE:
            under.tag = f"{{{MATHML}}}mrow"
            under.set("class", "named")
            under.remove(under[1])
    return ElementTree.tostring(root, encoding="unicode")


def inline(translator: HTML5Translator, node: nodes.math) -> None:
    """Visitor of an inline formula."""
    translator.body.append(mathml(node.astext(), "inline", node))
    raise nodes.SkipNode


def block(translator: HTML5Translator, node: nodes.math_block) -> None:
    """Visitor of a displayed formula; a wide one scrolls in a region that the keyboard reaches."""
    anchor = f' id="{node["ids"][0]}"' if node.get("ids") else ""
    number = f'<span class="number">({node["number"]})</span>' if node.get("number") else ""
    translator.body.append(
        f'<div class="scroll math"{anchor} role="group" aria-label="Equation" tabindex="0">'
        f"{mathml(node.astext().strip(), 'block', node)}{number}</div>\n"
    )
    raise nodes.SkipNode
