"""Two models as one chart on a page: the element, its still figure and its words."""

import pytest

from checkout import ROOT
from lupusedu import models, simulate
from lupusedu.element.together import Together
from lupusedu.errors import DeclarationError

Control, Reset = models.find("control"), models.find("reset")


def futures(**more):
    return Together(
        [Control, Reset],
        labels=["a drug", "one dose of CAR T cells"],
        sliders=["c", "dose"],
        values={"c": 0.32, "dose": 1},
        **more,
    )


def test_the_page_gets_one_element_with_its_still_figure():
    page = futures(caption="Two “futures”", id="home")._repr_html_()
    assert page.startswith(
        '<lupus-explorable model="control reset" labels="a drug | one dose of CAR T cells" '
        'id="control-reset-home" sliders="c dose" values="c=0.32 dose=1" caption="Two '
        '“futures”"><figure><img alt="'
    )
    assert page.count("data:image/svg+xml,") == 1


def test_the_words_tell_the_numbers_of_both_runs():
    made = futures()
    for word, model, values in zip(
        made.sentences(made.runs()), (Control, Reset), ({"c": 0.32, "dose": 1}, {"c": 0.32})
    ):
        assert word.endswith(f"at the end {simulate.ode(model(**values), 1460)['activity'].iloc[-1]:.1f}.")
    assert 40 <= len(made.drawing().alt) <= 250


def test_both_start_alike_at_one_clean_up():
    first = futures().runs().loc[0]
    assert first["control"] == pytest.approx(first["reset"], abs=0.05)


def test_the_home_page_says_what_the_runs_show():
    home = (ROOT / "book" / "index.md").read_text(encoding="utf-8")
    weak = simulate.ode(Reset(c=0.28), 1460)["activity"]
    back = weak.loc[180:]
    assert f"halfway after about {back.index[back >= weak.iloc[0] / 2][0] / 365:.1f} years" in home
    low, usual = (simulate.ode(Control(c=0.32, dose=dose), 1460)["activity"].iloc[-1] for dose in (1, 2))
    assert low > 20
    assert usual < 2


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"sliders": ["dos"]}, "no slider 'dos'; did you mean 'dose'"),
        ({"values": {"cc": 1}}, "no parameter 'cc'; did you mean 'c'"),
    ],
)
def test_a_wrong_name_is_refused_with_a_suggestion(more, said):
    with pytest.raises(DeclarationError, match=said):
        Together([Control, Reset], **more)


def test_models_that_share_nothing_are_refused():
    with pytest.raises(DeclarationError, match="share no observable"):
        _ = Together([Control, models.find("memory")]).shared


def test_what_two_models_share_is_drawn_also_where_one_or_both_have_no_plot_of_it():
    control, reset = models.find("control"), models.find("reset")
    bare, other = (type(name, (reset,), {"plots": {}, "views": {}}) for name in ("Bare", "Other"))
    plain = reset.plots["activity"]
    assert (
        Together([bare, control]).shared[1].title == Together([reset, control]).shared[1].title == plain.title
    )
    column, plot = Together([bare, other]).shared
    assert (plot.title, plot.unit) == (reset.observables[column].label, reset.observables[column].unit)
