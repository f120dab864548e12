"""A run beside others, in words: the same in both languages, and in the still figure."""

import re

from judges.engines import node
from lupusedu import Explorable, export, figure, models, simulate
from lupusedu.words import against


def test_every_model_says_the_same_of_two_runs_in_both_languages():
    jobs, expected = [], []
    for name in models.names():
        model = models.find(name)
        if not model.reactions or not model.plots:
            continue
        run = simulate.ode(model())
        others = [simulate.ode(model.preset(preset)) for preset in model.presets]
        names = {column: thing.label for column, thing in {**model.species, **model.observables}.items()}
        for key, plot in model.plots.items():
            jobs.append(
                {
                    "model": export.javascript(model),
                    "values": {},
                    "others": [model.presets[preset].values for preset in model.presets],
                    "plot": key,
                }
            )
            expected.append(
                [against(run, other, plot, "ABC"[i % 3], "other", names) for i, other in enumerate(others)]
            )
    assert node("beside", jobs) == expected


def test_the_still_figure_and_its_words_compare_with_the_pinned_run():
    page = figure.inlined(Explorable(models.find("reset"), pins=["rituximab"]).html())
    assert 'pins="rituximab"' in page
    assert "Beside pinned run A (rituximab)" in page
    assert ">A</text>" in re.sub(r"\s", "", page)


def test_a_still_that_asks_shows_no_pinned_run():
    page = figure.inlined(Explorable(models.find("reset"), pins=["rituximab"], predict="activity").html())
    assert 'pins="rituximab" predict="activity"' in page
    assert "Beside pinned run" not in page
    assert ">A</text>" not in re.sub(r"\s", "", page)
