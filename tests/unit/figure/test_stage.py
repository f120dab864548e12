"""The strip of a stage: as many actors in each panel as the lives of the run say, told in its words too."""

import gzip
import re

import pytest

from lupusedu import Explorable, figure, look, models, simulate
from lupusedu.errors import DeclarationError
from lupusedu.figure import actors
from lupusedu.figure.views import picture
from lupusedu.figure.views._stage_told import day_words, passing
from lupusedu.figure.views.stage import BETWEEN, DAY, FRAME, TITLE, WIDTH
from lupusedu.network import Model, Parameter, Reaction, Species
from lupusedu.network.places import Places
from lupusedu.network.views import Stage
from lupusedu.sphinx import lean, styles

LivingDrug, LupusLoop = models.find("living_drug"), models.find("lupus_loop")
STAGED = [name for name in models.names() if models.find(name).reactions]
MOST_ELEMENTS, MOST_BYTES = 100, 15_000
PANEL = (WIDTH + BETWEEN) / 3


class Prey(Model):
    """Hunters eat hares."""

    title = "Hares and lynxes"
    span = 40
    hares = Species(30, "1", "hares")
    lynxes = Species(4, "1", "lynxes")
    breed = Parameter(0.6, "1/day", "births of hares")
    eat = Parameter(0.03, "1/day", "hares eaten")
    starve = Parameter(0.5, "1/day", "deaths of lynxes")
    births = Reaction("hares => 2 hares", "breed * hares")
    meals = Reaction("hares => ", "eat * hares * lynxes")
    litters = Reaction("lynxes => 2 lynxes", "0.5 * eat * hares * lynxes")
    deaths = Reaction("lynxes =>", "starve * lynxes")


def drawn(drawing, name):
    """How many of a drawing stand in each of three panels."""
    floor = TITLE + DAY + FRAME[1] * (PANEL - BETWEEN) / FRAME[0]
    # All parts of a drawing stand at the same places.
    lines = {line.get_label(): line for line in drawing.axes[0].lines if line.get_xydata()[0, 1] < floor}
    places = lines[name].get_xydata() if name in lines else []
    return [sum(int(x // PANEL) == i for x, _ in places) for i in range(3)]


@pytest.mark.parametrize("preset", [*LivingDrug.presets])
def test_each_panel_has_as_many_actors_as_the_lives_of_the_run(preset):
    model = LivingDrug.preset(preset)
    lives = simulate.lives(model)
    drawing = figure.stage(model, [0, 9, 400])
    counts = [lives.counts(day) for day in (0, 9, 400)]
    for k, kind in enumerate(lives.kinds["look"]):
        assert drawn(drawing, kind) == [count[k] for count in counts]


def test_who_is_in_two_panels_stands_in_one_place():
    drawing = figure.stage(LivingDrug, [0, 0.01])
    [line] = [
        line for line in drawing.axes[0].lines if line.get_label() == "b_cell" and len(line.get_xydata()) > 1
    ][:1]
    wide = (WIDTH + BETWEEN) / 2
    left, right = ({(round(x % wide, 6), y) for x, y in line.get_xydata() if x // wide == i} for i in (0, 1))
    assert len(left & right) >= 20


@pytest.mark.parametrize("name", STAGED)
def test_words_and_key_tell_the_counts_of_each_moment(name):
    model = models.find(name)()
    lives, drawing = simulate.lives(model), figure.stage(model)
    days = [text.get_text() for text in drawing.axes[0].texts if re.match(r"Day [\d.,]+$", text.get_text())]
    told = dict(re.findall(r"Day ([\d.,]+): (.*?)\. ?(?=Day|$)", drawing.alt))
    assert [f"Day {day}" for day in told] == days
    rows = [text.get_text() for text in drawing.axes[0].texts if "(one is " in text.get_text()]
    totals = [sum(map(int, re.search(r": (.*) \(", row)[1].split(" → "))) for row in rows]
    every = [lives.counts(float(day.replace(",", ""))) for day in told]
    assert sum(totals) == sum(map(sum, every))
    for words, counts in zip(told.values(), every):
        assert sum(int(n) for n in re.findall(r"(?:^|, )(\d+)(?= |,|$)", words)) <= sum(counts)
    assert 40 <= len(drawing.alt) <= 250


def test_another_preset_is_another_picture():
    usual, other = (figure.stage(LivingDrug.preset(name)).alt for name in ("lupus", "no chemotherapy"))
    assert usual != other


@pytest.mark.parametrize("name", STAGED)
def test_a_strip_is_light_on_a_page_and_follows_its_colours(name):
    drawing = figure.stage(models.find(name))
    svg = figure.svg(drawing, drawing.alt)
    assert len(gzip.compress(svg.encode())) <= MOST_BYTES
    page = lean.pictures(styles.moved(svg))
    assert len(re.findall("<[a-z]", page)) <= MOST_ELEMENTS
    assert len(gzip.compress(page.encode())) <= MOST_BYTES
    colours = {value for value in re.findall(r' (?:fill|stroke)="([^"]*)"', page) if value != "none"}
    assert all(value.startswith("var(--lupus-") for value in colours)


def test_chemotherapy_is_not_in_the_colour_of_the_signal_that_it_falls_beside():
    model = models.find("cytokine_release")()
    lives = simulate.lives(model)
    [chemo] = [wash for wash in passing(model, lives, [1.0]) if wash.look == "drop"]
    [signal] = lives.kinds["role"][lives.kinds["species"] == "I6"]
    assert look.colour(chemo.role) != look.colour(signal)


def test_a_model_of_a_teacher_has_a_stage_for_nothing():
    drawing = figure.stage(Prey)
    assert drawing.axes[0].texts[0].get_text() == "Hares and lynxes"
    assert re.match(r"Drawn cells\. Day 0: \d+ hares, \d+ lynxes\. Day ", drawing.alt)


def test_species_without_roles_are_told_apart_by_drawing_and_colour():
    kinds = simulate.lives(Prey).kinds
    assert kinds["look"].is_unique
    assert set(kinds["look"]) <= {*actors.symbols()}
    assert kinds["role"].map(look.role).map(lambda one: one["light"]).is_unique
    names = [line.get_label() for line in figure.stage(Prey).axes[0].lines]
    assert {*kinds["look"]} <= {*names}
    # Their curves are told apart by colour and dash, as those of the book are.
    curves = [Prey.species[name].role for name in Prey.plots["amounts"].series]
    assert len({look.role(role)["light"] for role in curves}) == 2
    assert len({str(look.dashes(role)) for role in curves}) == 2


def test_species_without_roles_in_several_places_are_drawn_as_plain_cells():
    class Fields(Prey):
        places = Places(2, own=("hares",))

    assert [*simulate.lives(Fields).kinds["look"]] == ["cell", "square_cell", "three_cell"]


@pytest.mark.parametrize(
    ("day", "last", "words"),
    [(1.5, 400, "Day 1.5"), (15.5, 400, "Day 16"), (15.5, 30, "Day 15.5"), (2, 30, "Day 2")],
)
def test_a_day_is_told_by_tenths_in_a_short_run_and_at_the_start_of_any(day, last, words):
    assert day_words(day, last) == words


def test_where_nobody_is_left_on_the_stage_it_says_so():
    class Empty(Prey):
        views = {"stage": Stage("Nobody", hide=("hares", "lynxes"))}

    with pytest.raises(DeclarationError, match="Empty: the Stage hides all species"):
        figure.stage(Empty)
    with pytest.raises(simulate.SimulationError, match="has no reactions"):
        figure.stage(models.find("evidence"))


def test_the_still_of_a_stage_is_its_strip():
    assert picture(LivingDrug, "stage").alt == figure.stage(LivingDrug).alt
    assert "Day 400" not in picture(LivingDrug, "stage", asked=True).alt


@pytest.mark.parametrize(
    ("model", "options", "pictures"),
    [
        (LivingDrug, {}, 2),
        (LivingDrug, {"hide": ["scene"]}, 1),
        (LivingDrug, {"views": ["blood"]}, 2),
        (LivingDrug, {"id": "2"}, 1),
        (LupusLoop, {}, 2),
        (LupusLoop, {"views": ["ridge"]}, 1),
    ],
)
def test_an_element_shows_the_strip_above_its_curve_where_the_page_shows_the_stage(model, options, pictures):
    alts = re.findall('<img alt="([^"]*)"', Explorable(model, **options).html())
    assert len(alts) == pictures
    assert (alts[0] == figure.stage(model).alt) == (pictures == 2)


@pytest.mark.parametrize(("since", "days"), [(0, ["0"]), (5, ["0", "5"])])
def test_where_a_prediction_is_asked_for_the_strip_tells_nothing_of_what_is_to_come(since, days):
    page = Explorable(LivingDrug, predict="B", predict_from=since).html()
    told = re.findall('<img alt="([^"]*)"', page)[0]
    assert re.findall(r"[Dd]ay ([\d.,]+):", told) == days
