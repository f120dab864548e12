"""Drawn figures read on a phone, follow the page's colours, say in words what they show, and print what data
and runs hold."""

import itertools
import re
from functools import cache
from xml.etree import ElementTree

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

from checkout import ROOT
from lupusedu import data, drawn, figure, look, models, simulate
from lupusedu.drawn import (
    _pen,
    _shapes,
    before_diagnosis,
    body,
    comes_back_when,
    family_tree,
    forest,
    gates,
    half_lives,
    hit_hardest,
    hundred,
    many_numbers,
    three_bars,
    two_icon_arrays,
    two_panels_last_cell,
)
from lupusedu.drawn._body import outline
from lupusedu.errors import DeclarationError

SHOWN = re.compile(r"""(?:\bdrawn(?:\.picture)?\(\\?["']|from lupusedu\.drawn import )(\w+)""")
PAGES = [*ROOT.glob("notebooks/*.ipynb"), *ROOT.glob("book/**/*.md")]
each_figure = pytest.mark.parametrize("name", drawn.names())


@cache
def drawing(name):
    return drawn.picture(name)


@cache
def svg(name):
    return figure.svg(drawing(name), drawing(name).alt)


@cache
def texts(name):
    """[(Text, its box in points from the lower left)]."""
    shown = drawn.picture(name)
    shown.set_dpi(72)
    renderer = FigureCanvasAgg(shown).get_renderer()
    return [(text, text.get_window_extent(renderer)) for text in shown.findobj(Text) if text.get_text()]


def words(name):
    """All words of a picture, a space between."""
    return " ".join(
        "".join(text.itertext())
        for text in ElementTree.fromstring(svg(name)).iter("{http://www.w3.org/2000/svg}text")
    )


def test_every_figure_that_a_page_names_is_drawn_and_every_drawn_one_is_shown():
    assert {name for page in PAGES for name in SHOWN.findall(page.read_text("utf-8"))} == set(drawn.names())


def test_an_unknown_figure_names_the_nearest():
    with pytest.raises(DeclarationError, match="did you mean 'gates'"):
        drawn.picture("gate")


@each_figure
def test_a_figure_is_the_same_each_time(name):
    assert figure.svg(drawn.picture(name), "x") == figure.svg(drawn.picture(name), "x")


@each_figure
def test_the_words_for_those_who_do_not_see_it_fit(name):
    alt = drawing(name).alt
    assert 40 <= len(alt) <= 250
    assert alt[0].isupper()
    assert alt[-1] == "."
    assert not re.search(r"\b(image|picture|figure) of\b", alt, re.I)


@each_figure
def test_every_colour_follows_the_page(name):
    bare = re.findall(
        r"(?<!, )#[0-9a-fA-F]{3,6}\b(?![0-9a-f-])", re.sub(r'(id="|href="#|url\(#)[^")]*', "", svg(name))
    )
    assert bare == []
    assert "rgb(" not in svg(name)
    used = set(re.findall(r"var\((--lupus-[\w-]+), (#[0-9a-f]{6})\)", svg(name)))
    assert used <= {(look.variable(n), look.colour(n)) for n in [*look.ROLES, *look.PAGE]}


@each_figure
def test_text_is_large_enough_on_a_phone_and_the_title_stands_first(name):
    found = texts(name)
    title = max(found, key=lambda pair: pair[1].y1)[0]
    assert title.get_fontsize() >= 15
    assert title.get_ha() == "left"
    # A page of 360 px shows a sheet of 344 points about 328 px wide.
    assert min(text.get_fontsize() for text, _ in found) * 328 / (_pen.WIDTH + 2 * _pen.MARGIN) >= 11
    assert drawing(name).widest == "30rem"


@each_figure
def test_nothing_reaches_over_the_edge(name):
    wide, tall = map(float, re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg(name)).groups())
    inch = drawing(name).get_size_inches()
    assert wide == pytest.approx(72 * inch[0] + 2 * _pen.MARGIN, abs=0.5)
    assert tall == pytest.approx(72 * inch[1] + 2 * _pen.MARGIN, abs=0.5)


@each_figure
def test_no_word_covers_another(name):
    for (one, box), (other, next_to) in itertools.combinations(texts(name), 2):
        over = (
            min(box.x1, next_to.x1) - max(box.x0, next_to.x0),
            min(box.y1, next_to.y1) - max(box.y0, next_to.y0),
        )
        assert min(over) <= 1, f"“{one.get_text()}” and “{other.get_text()}”"


def test_each_role_has_its_shape_and_the_pen_has_each_shape():
    assert {role["shape"] for role in look.ROLES.values()} <= set(_shapes.SHAPES)
    assert len({role["shape"] for role in look.ROLES.values()}) == len(look.ROLES)


def test_a_number_is_read_from_the_evidence_or_an_error_says_so():
    assert _pen.evidence("C13", r"(\d+)/") == "115"
    with pytest.raises(ValueError, match="C13 has nothing like"):
        _pen.evidence("C13", r"(no such words)")


def test_points_to_tap_lie_on_the_body():
    trunk, head = outline(body.X, body.Y, body.TALL)
    for part, (across, down) in body.PARTS.items():
        assert 0 < across < 100
        assert 0 < down < 100
        assert any(path.contains_point(body.place(part)) for path in (trunk, head)), part
    # The finished picture is `wide` by `tall`: percent of it lead back to the place that was drawn.
    wide, tall = map(float, re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg("body")).groups())
    sheet = body._sheet()
    for part, (across, down) in body.PARTS.items():
        assert wide * across / 100 - _pen.MARGIN == pytest.approx(body.place(part)[0], abs=0.3)
        assert tall * down / 100 - _pen.MARGIN - sheet.above == pytest.approx(body.place(part)[1], abs=0.5)


def test_the_body_tells_how_common_each_sign_was():
    told = words("body")
    for share in ("48 of 100", "31 of 100", "28 of 100", "19 of 100", "67–90"):
        assert share in told


def test_the_body_says_that_ten_years_are_counted_and_how_many_have_a_sign_at_any_time():
    told = " ".join(words("body").split())
    assert "in ten years" in told
    assert "joints 85 of 100, rash 60, kidneys 41" in told


def test_the_gates_stop_as_many_as_the_bell_curves_say():
    p = models.find("selection")().values

    def passing(gate, kind):
        return 1 / (1 + 2.718281828 ** (-p["a"] * (p[gate] - (p["dp"] if kind == "bad" else 0))))

    bad, good = 100 * p["f0"], 100 * (1 - p["f0"])
    one, other = bad * passing("t1", "bad"), good * passing("t1", "good")
    assert gates.counts() == [
        (round(bad), round(good)),
        (round(one), round(other)),
        (round(one * passing("t2", "bad")), round(other * passing("t2", "good"))),
    ]


def test_tags_are_those_of_the_map():
    assert {tag: family_tree.worn(tag) for tag in family_tree.TAGS} == {
        "CD19": ["hatched", "hatched", "hatched", None],
        "CD20": ["hatched", "hatched", None, None],
        "BCMA": [None, "dotted", "hatched", "hatched"],
        "CD38": ["dotted", "dotted", "hatched", "hatched"],
    }


def test_counts_of_people_are_those_of_the_tables():
    assert hundred.of_100() == 89
    assert [f"{number:.0f}" for number in hit_hardest.women()] == ["271", "231", "121", "85", "84"]
    assert [row[1] for row in before_diagnosis.rows()] == [78, 47, 34, 18, 55, 32, 26]
    assert [row[2] for row in before_diagnosis.rows()] == [3.4] * 4 + [2.2] + [1.2] * 2
    for years in data.load("antibody_half_lives")["half_life_years"]:
        assert f"{years:,}" in words("half_lives")


def test_people_with_lupus_are_reckoned_from_rates_and_people_and_add_up_to_the_published_number():
    ill, told = three_bars.people(), _pen.evidence("C22", "(.*)")
    assert f"{ill.sum():,.0f}" == "204,295"  # as published; see C03
    for group, share in {
        "Black": 31,
        "white": 60,
        "Asian/Pacific Islander": 6,
        "American Indian/Alaska Native": 4,
    }.items():
        assert round(100 * ill[group] / ill.sum()) == share
        assert f"{ill[group]:,.0f}" in told
        assert f"{share} %" in told
    assert three_bars.shares() == (31, 14)
    said = [
        share
        for page in PAGES
        for share in re.findall(r"(\d+) % of people with lupus are Black", page.read_text("utf-8"))
    ]
    assert set(said) == {"31"}  # one reckoning on every page


def test_a_place_on_an_axis_grows_with_its_number():
    assert half_lives.place(10) == half_lives.LEFT
    assert half_lives.place(100) - half_lives.place(10) == pytest.approx(
        half_lives.place(1000) - half_lives.place(100)
    )
    assert forest.percent(100) - forest.percent(0) == forest.RIGHT - forest.LEFT
    assert forest.points(0) < forest.points(1)
    assert before_diagnosis.place(1) < before_diagnosis.place(0)


def test_intervals_are_exact_and_differences_as_reported():
    found = {name: (round(low), round(high)) for name, _, _, low, high in forest.shares()}
    assert found["Müller 2024"] == (63, 100)
    assert found["Feng 2025"] == (52, 96)
    assert list(forest.differences()["difference"]) == [34.5, 16.6, 13.4, 14.8]


def test_days_of_return_are_those_of_the_runs():
    cd19, plasma, igg = comes_back_when.days()
    run = simulate.ode(models.find("kill_map"))
    gone = run.index[run["blood"] < 100 / 30]
    assert cd19 == pytest.approx(gone[-1], abs=2)
    assert plasma == pytest.approx(212, abs=3)
    assert igg == pytest.approx(386, abs=3)


def test_alarms_are_as_common_as_the_fit_says():
    found = two_icon_arrays.counts()
    assert all(sum(counts) == 100 for counts in found.values())
    (severe, milder, _), (more, other, _) = found.values()
    assert severe + milder == pytest.approx(56, abs=3)
    assert severe <= 3
    assert more + other == pytest.approx(57, abs=3)
    assert more == pytest.approx(19, abs=2)


def test_some_clones_grow_back_and_all_reset_cells_die_out():
    clone, reset = two_panels_last_cell.runs()
    division, death = two_panels_last_cell.quiet()
    assert division < death
    assert 0 < (clone.iloc[:, -1] < 1).sum() < two_panels_last_cell.RUNS
    assert (clone.iloc[:, -1][clone.iloc[:, -1] > 0] > two_panels_last_cell.MOST).all()
    assert (reset.iloc[:, -1] == 0).all()


def test_every_study_of_the_table_stands_among_the_many_numbers():
    table = data.load("crs_grades")
    assert {population for names in many_numbers.NAMES.values() for population in names} == set(
        table["population"]
    )
    assert {row[4] for row in many_numbers.rows()} - {None} == set(table["grade_ge3_pct"].dropna())
