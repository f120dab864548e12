"""Pages and pictures with fewer elements: what is drawn and said stays."""

import re

import pytest
from bs4 import BeautifulSoup
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path

from lupusedu import figure, models
from lupusedu.sphinx import heights, lean, styles

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img">{}</svg>'
MARK = '<defs><path id="m1" d="M 0 -2 L 1.9 0 L 0 2 z"/></defs>'
USE = '<use xlink:href="#m1" x="{}" y="{}" {}/>'


def drawn(body):
    return lean.pictures(SVG.format(body)).partition("role=")[2].partition(">")[2].removesuffix("</svg>")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<g><g/><g><text x="1">a</text></g></g>', '<text x="1">a</text>'),
        ('<g opacity="1"><path d="M 0 0 L 1 1"/></g>', '<path d="M0 0l1 1" opacity="1"/>'),
        ('<path stroke="red" d="M 0.5 0.5 L 1.7 2 L 2 2.4"/>', '<path stroke="red" d="M.5.5l1.2 1.5.3.4"/>'),
        (
            '<g opacity="0.5"><path fill="red" d="M 0 0 L 1 1"/><path fill="red" d="M 1 1 L 2 2"/></g>',
            '<g opacity="0.5"><path fill="red" d="M0 0l1 1"/><path fill="red" d="M1 1l1 1"/></g>',
        ),
        ('<path fill="none" d="M 0 0 L 9 0"/><path stroke="red" fill="none" d="M 3 4 "/>', ""),
        ('<text transform="rotate(-0 1 2)">a</text>', "<text>a</text>"),
        ('<text transform="rotate(-90 1 2)">b</text>',) * 2,
        ('<defs><clipPath id="c"><rect x="1"/></clipPath></defs>',) * 2,
        ('<text font-family="inherit" fill="var(--b, #00ff99)">c</text>', '<text fill="var(--b)">c</text>'),
        (
            '<path clip-path="url(#p0123456789)" stroke="red" d="M 0 0 L 1 1"/><clipPath id="p0123456789"/>',
            '<path clip-path="url(#mark-0)" stroke="red" d="M0 0l1 1"/><clipPath id="mark-0"/>',
        ),
    ],
)  # fmt: skip
def test_what_draws_nothing_or_says_nothing_is_left_out(before, after):
    assert drawn(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<msup><mi>K</mi><mrow><mn>4</mn></mrow></msup>", "<msup><mi>K</mi><mn>4</mn></msup>"),
        (
            '<mo>+</mo><mrow><mi mathvariant="normal">B</mi><mi mathvariant="normal">m</mi></mrow>',
            "<mo>+</mo><mi>Bm</mi>",
        ),
        ('<mi mathvariant="normal">B</mi>',) * 2,
        ("<mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow>", "<mi>a</mi><mo>+</mo><mi>b</mi>"),
        ("<mn>2</mn><mrow><mo>(</mo><mi>a</mi><mo>)</mo></mrow>",) * 2,  # its brackets are as high as it
        ("<mfrac><mrow><mi>a</mi><mi>b</mi></mrow><mi>c</mi></mfrac>",) * 2,
        ('<munder><mrow class="named"><mi>a</mi></mrow><mtext>b</mtext></munder>',) * 2,
    ],
)
def test_a_formula_has_no_row_that_says_nothing(before, after):
    soup = BeautifulSoup(f"<math>{before}</math>", "html.parser")
    lean.formulas(soup)
    assert soup.math.decode_contents() == after


def test_like_marks_are_one_path_at_their_places():
    one = 'fill="red" stroke="red"'
    body = MARK + USE.format(10, 20.5, one) + USE.format(11, 20.5, one)
    assert drawn(body) == '<path fill="red" stroke="red" d="M10 18.5l1.9 2-1.9 2zM11 18.5l1.9 2-1.9 2z"/>'


@pytest.mark.parametrize("look", ['fill="white" stroke="red"', 'fill="red" fill-opacity="0.3"'])
def test_marks_that_show_which_lies_over_the_other_are_drawn_one_by_one_where_they_touch(look):
    near = drawn(MARK + USE.format(10, 20, look) + USE.format(11, 20, look))
    far = drawn(MARK + USE.format(10, 20, look) + USE.format(50, 20, look))
    assert (far.count("<path"), far.count("<marker")) == (1, 0)
    path = f'<path {look} d="M0-2l1.9 2-1.9 2z"/>'
    ends = " ".join(f'marker-{place}="url(#mark-0)"' for place in ("start", "mid", "end"))
    shown = '<marker id="mark-0" overflow="visible" markerUnits="userSpaceOnUse">'
    assert near == f'{shown}{path}</marker><polyline points="10 20 11 20" fill="none" {ends}/>'


def test_long_marks_in_the_same_places_are_the_layers_of_one_mark(monkeypatch):
    monkeypatch.setattr(lean, "LONG", 40)
    body = "".join(
        f'<g><defs><path id="m{i}" d="M 0 0 L {i} 0 z"/></defs>'
        f'{"".join(f"""<g><use xlink:href="#m{i}" x="{x}" y="2" fill="red"/></g>""" for x in places)}</g>'
        for i, places in enumerate([(1, 2), (1, 2), (1, 3)])
    )
    layered, alone = drawn(body).split("<polyline")
    assert re.findall(r' d="([^"]*)', layered) == ["M0 0l0 0z", "M0 0l1 0z"]
    assert re.findall(r' d="([^"]*)', alone) == ["M1 2l2 0zM3 2l2 0z"]


def test_no_two_pictures_of_a_page_share_the_name_of_a_mark():
    clear = USE.format(10, 20, 'fill-opacity="0.3"') + USE.format(11, 20, 'fill-opacity="0.3"')
    names = re.findall(r'<marker id="([^"]*)', lean.pictures(SVG.format(MARK + clear) * 2))
    assert len(names) == len({*names}) == 2


def test_a_picture_of_the_book_says_the_same_with_a_third_of_its_elements():
    drawing = figure.time_course(models.find("reset")())
    before = styles.moved(figure.svg(drawing, "words"))
    after = lean.pictures(before)
    words = [re.findall(r"<text[^>]*>([^<]*)", text) for text in (before, after)]
    assert words[0] == words[1]
    assert 3 * after.count("<") < before.count("<") * 1.2


@pytest.mark.parametrize("name", ["reset", "living_drug"])
def test_a_path_in_relative_steps_draws_the_same(name):
    """Judged by another reader of SVG paths."""
    before = styles.moved(figure.svg(figure.time_course(models.find(name)()), "words"))
    alone = [
        path for path in re.findall(r' d="([^"]*)', re.sub("<defs>.*?</defs>", "", before)) if "L" in path
    ]
    curved = ["M 1 -2 C 0.5 0 -0.5 3 4 4 C 5 5 6 6 7 7 Q 0 0 -1 0 Q 1 1 2 0 z M 3 3 L 0.1 0.2 z"]
    for path in alone + curved:
        lines = drawn(f'<path stroke="red" d="{path}"/>')
        assert traced(re.search(r' d="([^"]*)', lines)[1]) == traced(path)


def traced(path):
    pen = RecordingPen()
    parse_path(path, pen)
    return [(step, [(round(x, 1) + 0.0, round(y, 1) + 0.0) for x, y in points]) for step, points in pen.value]


def test_code_keeps_the_words_that_the_style_sheet_knows():
    code = '<pre><span class="kn">from</span> {}</pre>'
    soup = BeautifulSoup(code.format('<span class="nn">a</span>') + "<td><p>b</p></td>", "html.parser")
    lean.words(soup, ".k, .kn { font-weight: 650; }")
    assert str(soup) == code.format("a") + "<td>b</td>"


def test_a_section_tells_about_how_high_it_is_and_every_height_has_its_rule():
    soup = BeautifulSoup(f"<section><section>{'<p>word</p>' * 300}<img></section></section>", "html.parser")
    heights.told(soup)
    (name,) = soup.select_one("section section")["class"]
    assert 1500 <= int(name.removeprefix("tall-")) * heights.STEP <= 2500
    assert f".{name} {{" in heights.rules()


def test_a_still_in_a_closed_box_is_for_readers_without_scripts():
    soup = BeautifulSoup(
        "<details><lupus-explorable><figure>a</figure></lupus-explorable></details>"
        "<lupus-explorable><figure>b</figure></lupus-explorable>",
        "html.parser",
    )
    lean.closed(soup)
    assert [one.get_text() for one in soup.select("noscript > figure")] == ["a"]


def test_a_thin_space_is_the_margin_of_what_follows_it():
    soup = BeautifulSoup('<math><mi>s</mi><mspace width="0.167em"></mspace><mi>N</mi></math>', "html.parser")
    lean.formulas(soup)
    assert str(soup.math) == '<math><mi>s</mi><mi class="thin">N</mi></math>'
