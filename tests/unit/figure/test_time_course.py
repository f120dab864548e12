"""Figures are the same each time, take their colours from the page, and say in words what they show."""

import re
from urllib.parse import unquote
from xml.etree import ElementTree

import matplotlib
import numpy as np
import pytest
from bs4 import BeautifulSoup

from judges.engines import NETWORKS, each_network
from lupusedu import figure, look, models, simulate
from lupusedu.element.together import Together
from lupusedu.errors import DeclarationError
from lupusedu.figure import views
from lupusedu.models.living_drug import LivingDrug

SVG = "{http://www.w3.org/2000/svg}"
every_plot = pytest.mark.parametrize(
    ("name", "plot"), [(name, plot) for name in NETWORKS for plot in models.find(name).plots]
)


def ids(text):
    return re.findall(r'\bid="([^"]*)"', text)


def references(text):
    return set(re.findall(r'href="#([^"]*)"', text)) | set(re.findall(r"url\(#([^)]*)\)", text))


@pytest.fixture(scope="module")
def lupus():
    """Two plots of one run as SVG."""
    run = simulate.ode(LivingDrug)
    return [
        figure.svg(figure.time_course(LivingDrug, plot, run), f'Words of <{plot}> & "more".')
        for plot in list(LivingDrug.plots)[:2]
    ]


def test_the_same_run_gives_the_same_text(lupus):
    assert figure.svg(figure.time_course(LivingDrug), 'Words of <blood> & "more".') == lupus[0]


def test_the_picture_is_one_well_formed_image_with_its_words(lupus):
    root = ElementTree.fromstring(lupus[0])
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert root.get("aria-label") == 'Words of <blood> & "more".'
    assert root.find(f".//{SVG}metadata") is None
    assert root.find(f".//{SVG}style") is None
    assert "<!--" not in lupus[0]


def test_ids_are_referred_to_and_do_not_clash_with_the_next_figure(lupus):
    for text in lupus:
        assert len(ids(text)) == len(set(ids(text)))
        assert set(ids(text)) == references(text)
    shared = set(ids(lupus[0])) & set(ids(lupus[1]))
    for name in shared:
        one, other = (re.search(rf'<(\w+)[^>]* id="{name}".*?</\1>', text, re.S) for text in lupus)
        assert one[0] == other[0], f"id {name} means two things"


def test_every_colour_follows_the_page(lupus):
    for text in lupus:
        bare = re.findall(r"(?<!, )#[0-9a-f]{6}\b", text)
        assert set(bare) <= {"#000000"}, "a colour that dark mode cannot change"
        used = set(re.findall(r"var\((--lupus-[\w-]+), (#[0-9a-f]{6})\)", text))
        assert used <= {(look.variable(n), look.colour(n)) for n in [*look.ROLES, *look.PAGE, "plain"]}
    assert "var(--lupus-car-t, " in lupus[0]
    assert "var(--lupus-b-cell, " in lupus[0]


def test_words_stay_words(lupus):
    words = " ".join("".join(text.itertext()) for text in ElementTree.fromstring(lupus[0]).iter(f"{SVG}text"))
    for series in LivingDrug.plots["blood"].series:
        assert {**LivingDrug.species, **LivingDrug.observables}[series].label in words
    assert "days" in words
    assert any(event.label and event.label in words for event in LivingDrug.events.values())


@every_plot
def test_every_plot_is_drawn_as_it_is_declared(name, plot):
    model = models.find(name)
    run, declared = simulate.ode(model, np.linspace(0, model.span, 60)), model.plots[plot]
    (axes,) = figure.time_course(model, plot, run).axes
    drawn = [line.get_ydata() for line in axes.lines]
    for series in declared.series:
        expected = np.maximum(run[series], declared.floor) if declared.floor else run[series]
        assert any(len(y) == 60 and np.allclose(y, expected, equal_nan=True) for y in drawn), series
    assert axes.get_yscale() == ("log" if declared.log else "linear")
    assert axes.get_ylabel().startswith(declared.title)
    assert axes.get_title(loc="left")[0].isupper()
    assert axes.get_title(loc="left")[-1] in ".?!" or not model.words


@each_network
def test_the_words_of_every_preset_and_plot_fit_and_name_the_curves(name):
    model = models.find(name)
    for preset in model.presets:
        run = simulate.ode(model.preset(preset))
        for plot in model.plots:
            words = figure.alt(model.preset(preset), run, plot)
            assert 40 <= len(words) <= 250, f"{preset}, {plot}: {words}"
            assert words.startswith("Line chart")
            for series in model.plots[plot].series:
                assert {**model.species, **model.observables}[series].label in words


def test_the_words_tell_what_the_run_found():
    assert "day 9" in figure.alt(LivingDrug)
    assert figure.alt(LivingDrug) != figure.alt(LivingDrug(h=0))


def boxes(drawn, words):
    """Where these words of a chart's picture stand, in pixels, line breaks aside."""
    drawn.draw_without_rendering()
    found = {
        text.get_text().replace("-\n", "-").replace("\n", " "): text.get_window_extent()
        for text in drawn.axes[0].texts
    }
    return [found[one] for one in words]


@every_plot
@pytest.mark.parametrize("size", [figure.SIZE, (5, 2.9)])
def test_labels_at_the_line_ends_stand_apart_and_within_the_frame(name, plot, size):
    model = models.find(name)
    drawn = figure.time_course(model, plot, words="A chart", size=size)
    ends = sorted(
        boxes(
            drawn,
            [{**model.species, **model.observables}[series].label for series in model.plots[plot].series],
        ),
        key=lambda box: box.y0,
    )
    frame = drawn.axes[0].bbox
    assert frame.y0 - 1 <= ends[0].y0
    assert ends[-1].y1 <= frame.y1 + 1
    assert all(high.y0 - low.y1 > 2 for low, high in zip(ends, ends[1:]))


@pytest.mark.parametrize(
    ("name", "preset", "plot"),
    [
        (name, preset, plot)
        for name in NETWORKS
        for preset in models.find(name).presets
        for plot, shown in models.find(name).plots.items()
        if shown.lines
    ],
)
def test_the_words_of_a_level_stand_on_it_and_clear_of_the_curves(name, preset, plot):
    model = models.find(name)
    drawn = figure.time_course(model.preset(preset), plot)
    axes = drawn.axes[0]
    for box, level in zip(boxes(drawn, model.plots[plot].lines), model.plots[plot].lines.values()):
        height = axes.transData.transform((0, level))[1]
        assert 0 < min(abs(box.y0 - height), abs(box.y1 - height)) < 6
        assert axes.bbox.x0 < box.x0 < box.x1 < axes.bbox.x1
        for line in axes.lines:
            assert not line.get_path().transformed(line.get_transform()).intersects_bbox(box, filled=False)


def test_the_words_of_a_level_move_along_it_where_a_curve_bars_its_end():
    drawn = figure.Drawing(figsize=(5, 3))
    axes = drawn.add_subplot(xlim=(0, 1), ylim=(-10, 10))
    _ = axes.plot([0.9, 0.92], [-10, 10])
    figure.levels(axes, {"a level": 0})
    (box,) = boxes(drawn, ["a level"])
    left, right = axes.transData.transform([(0.6, 0), (0.9, 0)])[:, 0]
    assert left < box.x1 < right


def test_a_band_holds_the_middle_of_the_draws():
    many = simulate.ensemble(LivingDrug, 50, seed=1)
    drawn = figure.band(many, LivingDrug, "blood")
    middle = many["B"].groupby(level="day").median()
    floor = LivingDrug.plots["blood"].floor
    assert any(
        np.allclose(line.get_ydata(), np.maximum(middle, floor))
        for line in drawn.axes[0].lines
        if len(line.get_ydata()) == len(middle)
    )
    assert (
        drawn.axes[0].get_title(loc="left").replace("\n", " ")
        == "50 virtual patients: the middle one, and where 80 % of them lie"
    )
    assert len(drawn.axes[0].collections) == len(LivingDrug.plots["blood"].series)


def test_an_event_that_changes_nothing_is_not_marked():
    Memory = models.find("memory")

    def told(**values):
        return [words for _, words in figure.marks(Memory(**values), simulate.ode(Memory(**values)))]

    assert told() == ["first dose", "second dose"]
    assert told(dose2=0, rM=1) == ["first dose", "cells taken away"]


def test_an_unknown_plot_is_refused_with_a_suggestion():
    with pytest.raises(DeclarationError, match=r"LivingDrug has no plot 'blod'; did you mean 'blood'"):
        figure.time_course(LivingDrug, "blod")


HOST = {
    "axes.facecolor": "#e5e5e5",
    "axes.grid": True,
    "lines.linewidth": 9,
    "figure.figsize": (20, 3),
    "axes.titlesize": 30,
    "text.usetex": True,
    "axes.formatter.use_locale": True,
    "axes.formatter.limits": (0, 0),
    "xtick.labelsize": 2,
}


def test_the_style_of_the_host_changes_no_figure(lupus):
    model = models.find("reset")
    view = next(name for name, one in model.views.items() if one.kind == "phase_plane")
    plain = [
        figure.svg(views.picture(model, view), ""),
        Together([models.find("control"), model])._repr_html_(),
    ]
    with matplotlib.rc_context(HOST):
        assert figure.svg(figure.time_course(LivingDrug), 'Words of <blood> & "more".') == lupus[0]
        assert [
            figure.svg(views.picture(model, view), ""),
            Together([models.find("control"), model])._repr_html_(),
        ] == plain


def test_a_notebook_gets_an_image_that_needs_nothing_around_it_and_a_page_its_svg():
    words = 'Words of <blood> & "more", 3 % of it.'
    image = figure.image(figure.time_course(LivingDrug), words)
    parsed = BeautifulSoup(image, "html.parser").img
    assert parsed["alt"] == words
    alone = ElementTree.fromstring(unquote(parsed["src"].removeprefix("data:image/svg+xml,")))
    assert alone.get("style").startswith(f"background: {look.colour('ground')}; font-family: sans-serif; ")
    assert (
        figure.inlined(f"<p>{image}</p><img src='data:image/png;base64,aa'>")
        == f"<p>{figure.svg(figure.time_course(LivingDrug), words)}</p><img src='data:image/png;base64,aa'>"
    )


@pytest.mark.parametrize("day", [0, 60])
def test_the_curve_that_a_reader_is_to_predict_ends_where_the_question_begins(day):
    drawn = figure.time_course(LivingDrug, "blood", asked=("B", day))
    [own] = [
        [
            line.get_xdata()[-1]
            for line in drawn.axes[0].lines
            if line.get_color() == look.colour(LivingDrug.species["B"].role) and len(line.get_xdata()) > 2
        ]
    ]
    assert own == ([day] if day else [])
    assert drawn.axes[0].get_ylim() == figure.time_course(LivingDrug, "blood").axes[0].get_ylim()
    assert drawn.axes[0].get_title(loc="left").replace("\n", " ") == figure.question(LivingDrug(), "B")
    assert "gone" not in drawn.alt
