"""A teacher's stiff model on a page: its solver comes only when the usual one gives up, and tells."""

from playwright.sync_api import expect

from browser.element import ELEMENT, part, ready, told
from lupusedu import export
from lupusedu.network import Model, Parameter, Reaction, Species

SAID = "Solved by the method for stiff models."


class Brisk(Model):
    """Bound within seconds, cleared over weeks."""

    title, span = "Binding", 30
    D = Species(10, "pg/mL", "drug")
    R = Species(5, "pg/mL", "receptor")
    on = Parameter(1e6, "mL/pg/day", "binding", range=(1e-2, 1e7))
    out = Parameter(0.3, "1/day", "clearance", range=(0.1, 1))
    new = Parameter(2, "pg/mL/day", "new receptors")
    binds = Reaction("D + R =>", "on*D*R")
    cleared = Reaction("D =>", "out*D")
    made = Reaction("=> R", "new")


GIVEN = f'(globalThis.lupusedu ??= {{models: {{}}}}).models["brisk"] = {export.javascript(Brisk())};'
BODY = f'<script>{GIVEN}</script><lupus-explorable model="brisk" id="brisk-1"></lupus-explorable>'
ASKED = """document.querySelectorAll('script[src$="/stiff.js"]').length"""


def test_a_stiff_run_is_solved_and_a_quiet_line_says_how(opened):
    page = opened(BODY)
    ready(page, "brisk-1")
    assert told(page)[-1] == SAID
    assert part(page, ".words p.aside", "brisk-1").count() == 1
    assert page.evaluate(ASKED) == 1
    assert page.locator("#brisk-1").evaluate("(node) => node.run.stiff && !node.error")
    assert not part(page, ".error p").count()
    page.locator("#brisk-1").evaluate("(node) => node.change({ values: { on: 0.01 } })")
    expect(part(page, ".words p.aside", "brisk-1")).to_have_count(0)
    assert not page.locator("#brisk-1").evaluate("(node) => node.run.stiff")


def test_a_link_to_a_stiff_setting_is_followed(opened):
    mild = BODY.replace("<lupus-explorable", '<lupus-explorable values="on=0.01"')
    page = opened(mild, hash="#brisk-1:v=1&on=2000000")
    page.wait_for_function("document.getElementById('brisk-1').values?.on === 2e6")
    ready(page, "brisk-1")
    assert told(page)[-1] == SAID
    assert part(page, "ul.problem li", "brisk-1").count() == 0


def test_a_page_whose_models_are_not_stiff_never_asks_for_the_solver(opened):
    page = opened(ELEMENT)
    ready(page)
    page.wait_for_function("globalThis.lupusedu.more")
    assert page.evaluate(ASKED) == 0
    assert SAID not in told(page)


def test_where_the_solver_cannot_be_had_the_figure_says_why_there_is_no_run(opened, device, usual):
    reader = device()
    reader.route("**/stiff.js", lambda route: route.abort())
    page = opened(BODY, on=reader, wait=None)
    expect(part(page, ".error p", "brisk-1")).to_contain_text("the solver gave up on day")
    opened.said.clear()  # what the browser says of a script that did not load
