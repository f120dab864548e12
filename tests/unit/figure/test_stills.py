"""Every view has a still, and a view of what is not declared is refused."""

import numpy as np
import pytest
from scipy import stats

import lupusedu
from lupusedu import Explorable, models
from lupusedu.errors import DeclarationError
from lupusedu.figure import views
from lupusedu.models.reset import Reset
from lupusedu.network.lesson import Knob
from lupusedu.network.views import Grid, Thermometer

VIEWS = [(model, name) for model in models.names() for name in models.find(model).views]


@pytest.mark.parametrize(("model", "view"), VIEWS)
def test_a_view_has_a_still_with_its_alternative_text(model, view):
    drawing = views.picture(models.find(model), view)
    assert 20 < len(drawing.alt) <= 250


def test_the_still_of_the_plane_names_the_end_of_the_path():
    assert "ends at “quiet”" in views.picture(Reset, "ridge").alt
    assert "ends at “disease”" in views.picture(Reset.preset("rituximab"), "ridge").alt


def test_the_still_of_the_valleys_names_where_the_ball_ends_and_whether_there_is_a_ridge():
    assert (
        "ridge between. The ball, this run, ends in the valley “quiet”" in views.picture(Reset, "valley").alt
    )
    assert "ends in the valley “ill”" in views.picture(Reset.preset("rituximab"), "valley").alt
    severe = views.picture(Reset.preset("CAR T, severe"), "valley")
    assert "one valley and no ridge. The ball, this run, ends in the valley “ill”" in severe.alt
    assert [text.get_text() for text in severe.axes[0].texts] == ["ill"]


def test_an_explorable_offers_views_and_names_the_nearest_for_a_wrong_one():
    assert 'views="ridge activity"' in Explorable(Reset, views="ridge activity").html()
    assert "Bar of true rates" in Explorable(models.find("evidence")).html()
    with pytest.raises(DeclarationError, match="did you mean 'ridge'"):
        Explorable(Reset, views="rigde")


@pytest.mark.parametrize("wrong", [Grid("Map", "target", {}), Thermometer("Alarm", "felt", 1, 10)])
def test_a_view_of_something_undeclared_is_refused(wrong):
    with pytest.raises(DeclarationError, match="view 'bad' names"):
        type("Bad", (Reset,), {"views": {"bad": wrong}, "knobs": [Knob("phi", "Reach")]})


def test_every_still_of_counted_shares_agrees_with_scipy():
    lows = [lupusedu.measure.proportion.interval(k, 13)[0] for k in range(14)]
    assert np.allclose(lows[1:], [stats.beta.ppf(0.025, k, 14 - k) for k in range(1, 14)], atol=1e-9)
