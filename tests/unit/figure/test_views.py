"""Stills of views: their numbers can be read, their lines have the dash of their role, their groups are those
of a check."""

import numpy as np
import pandas as pd
import pytest

from lupusedu import figure, look, models, simulate
from lupusedu.errors import DeclarationError
from lupusedu.figure import views
from lupusedu.measure import measure, published


@pytest.mark.parametrize("preset", models.find("selection").presets)
def test_the_number_of_a_part_stands_in_it_where_there_is_room_and_beside_it_where_there_is_none(preset):
    drawn = views.picture(models.find("selection").preset(preset), "gates")
    axes = drawn.axes[0]
    drawn.draw_without_rendering()
    numbers = [text.get_window_extent() for text in axes.texts if text.get_text().endswith(" %")]
    bars = [bar.get_window_extent() for bar in axes.patches]
    assert len(numbers) == len(bars)
    for number, bar in zip(numbers, bars):
        inside = bar.x0 < number.x0 < number.x1 < bar.x1 and bar.y0 < number.y0 < number.y1 < bar.y1
        assert inside != (number.x1 < bar.x0)
        assert not any(number.overlaps(other) for other in bars if other is not bar)


@pytest.mark.parametrize("name", [*look.ROLES, "plain"])
def test_a_dash_counts_in_line_widths_as_on_the_page(name):
    dash = look.role(name)["dash"]
    assert look.dashes(name) == ((0, dash) if dash else "-")


def test_a_role_has_the_same_dash_in_a_course_and_in_a_phase_plane():
    Loop = models.find("lupus_loop")
    course, plane = figure.time_course(Loop, "antibody").axes[0], views.picture(Loop, "ridge").axes[0]
    dashes = [
        next(
            line._unscaled_dash_pattern
            for line in axes.lines
            if line.get_color() == look.colour("autoantibody")
        )
        for axes in (course, plane)
    ]
    assert dashes == [(0, look.role("autoantibody")["dash"])] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [("peak(B) > 2", [False, True]), ("end(B) < 3", [True, False]), ("value_at(B, 5) > 1.4", [True, True])],
)
def test_a_condition_is_read_run_by_run(text, expected):
    runs = pd.DataFrame([[1, 2, 1], [1, 2, 3]], columns=[0, 10, 20])
    assert published.column(text) == "B"
    assert np.array_equal(published.meets(runs, text), expected)


def test_the_still_of_a_grid_is_its_table():
    model = models.find("kill_map").preset("BCMA")
    drawing = views.picture(model, "map")
    view, [knob] = model.views["map"], [one for one in model.knobs if one.name == "target"]
    words = [text.get_text() for text in drawing.axes[0].texts]
    assert words[: len(knob.settings)] == list(knob.settings)
    run = simulate.ode(model)
    left = [
        f"{100 * measure(run, f'left({column}, {view.day})'):.0f} %" for _, column in view.columns.values()
    ]
    assert words[len(knob.settings) :] == [f"left on day {view.day}", *left]
    marks = np.array([line.get_fillstyle() for line in drawing.axes[0].lines]).reshape(len(knob.settings), -1)
    assert dict(zip(knob.settings, map(list, marks)))["BCMA"] == ["none", "left", "full", "full"]
    assert [text.get_fontweight() for text in drawing.axes[0].texts][: len(knob.settings)] == [
        "bold" if name == "BCMA" else "normal" for name in knob.settings
    ]


def test_a_plane_that_asks_for_a_dot_shows_neither_the_line_nor_its_stops():
    drawn = views.picture(models.find("selection")(), "bargain", asked=True)
    assert [len(line.get_xdata()) for line in drawn.axes[0].lines] == [1]
    assert "never meets the corner" not in drawn.alt
    assert "never meets the corner" in views.picture(models.find("selection")(), "bargain").alt


def test_a_line_of_all_settings_needs_a_range_and_says_so():
    selection = models.find("selection")
    parameter = selection.parameters[selection.views["bargain"].knob]

    class Unbound(selection):
        presets = {}
        locals()[parameter.name] = parameter(parameter.value, range=None)

    with pytest.raises(DeclarationError, match=f"Unbound.{parameter.name} has no range"):
        views.picture(Unbound(), "bargain")


def test_the_still_of_be_the_gate_tells_what_the_gate_of_the_model_lets_pass():
    model = models.find("selection")(g=0.4)
    drawn = views.picture(model, "sort")
    end = simulate.ode(model).iloc[-1]
    passed = [
        100 * rate["pass"] / (rate["pass"] + rate["stop"])
        for rate in (
            {"pass": end["passed_self"] + end["stopped_2_self"], "stop": end["stopped_1_self"]},
            {"pass": end["passed_harmless"] + end["stopped_2_harmless"], "stop": end["stopped_1_harmless"]},
        )
    ]
    assert f"{passed[0]:.0f} % of the self-reactive" in drawn.alt
    assert f"{passed[1]:.0f} % of the harmless" in drawn.alt
    assert drawn.axes[0].lines[-1].get_xdata()[0] == pytest.approx(0.96 - 0.4)
