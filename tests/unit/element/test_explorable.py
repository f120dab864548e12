"""The explorable in Python, then in a real JupyterLab in headless Chromium."""

import json
import os
import re
import shutil
import subprocess
import symtable
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from jupyter_client import BlockingKernelClient
from nbconvert import HTMLExporter
from nbconvert.preprocessors import ExecutePreprocessor
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import expect

import lupusedu
from checkout import ROOT
from lupusedu import Explorable, figure, simulate
from lupusedu.errors import DeclarationError
from lupusedu.figure.live import Experiment
from lupusedu.models.living_drug import LivingDrug
from lupusedu.network import Event


def test_it_starts_from_the_default_and_shows_the_guided_slider():
    explorable = Explorable(LivingDrug)
    assert explorable.values == {"dose": 0.28}
    assert repr(explorable) == "Explorable(LivingDrug, dose=0.28)"


def test_the_run_follows_the_values():
    explorable = Explorable(LivingDrug)
    explorable.set(dose=2.8, h=0.5)
    expected = simulate.ode(LivingDrug(dose=2.8, h=0.5))
    assert explorable.values == {"dose": 2.8, "h": 0.5}
    assert explorable.run.equals(expected)
    assert explorable.run is explorable.run


def test_assigning_values_leaves_the_rest_as_usual():
    explorable = Explorable(LivingDrug, values={"h": 0.5})
    explorable.values = {"dose": 1}
    assert explorable.values == {"dose": 1.0}


def test_an_instance_a_preset_and_values_add_up_in_this_order():
    explorable = Explorable(LivingDrug(dose=1, hM=60), preset="no chemotherapy", values={"dose": 2})
    assert explorable.values == {"dose": 2.0, "hM": 60.0, "h": 0.0}
    assert explorable.model.values["h"] == 0


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"sliders": ["doze"]}, "no slider 'doze'; did you mean 'dose'"),
        ({"views": "blod"}, "no view 'blod'; did you mean 'blood'"),
        ({"preset": "lups"}, "no preset 'lups'; did you mean 'lupus'"),
        (
            {"cases": ["lupus", "no chemotherpy"]},
            "no preset 'no chemotherpy'; did you mean 'no chemotherapy'",
        ),
        ({"hide": "presets levls"}, "no part or knob 'levls'; did you mean 'levels'"),
        ({"hide": ["doze"]}, "no part or knob 'doze'; did you mean 'dose'"),
        ({"values": {"roh": 1}}, "no parameter 'roh'; did you mean 'rho'"),
        ({"values": {"dose": float("nan")}}, "dose is nan"),
        ({"values": {"dose": "many"}}, "dose is 'many'"),
        ({"values": {1: 2}}, "parameter"),
    ],
)
def test_a_wrong_name_or_number_is_refused_with_the_mend(given, message):
    with pytest.raises(DeclarationError, match=message):
        Explorable(LivingDrug, **given)


def test_setting_an_unknown_value_leaves_the_old_ones():
    explorable = Explorable(LivingDrug)
    with pytest.raises(DeclarationError, match="did you mean 'dose'"):
        explorable.set(doze=1)
    assert explorable.values == {"dose": 0.28}


def test_the_page_gets_the_element_with_a_still_figure_inside():
    page = Explorable(
        LivingDrug, sliders=["dose", "h"], views=["blood"], preset="no chemotherapy", values={"h": 1}, id="a"
    ).html()
    assert page.startswith(
        '<lupus-explorable model="living_drug" id="living_drug-a" sliders="dose h" views="blood" preset="no '
        'chemotherapy" values="h=1.0"><figure><img alt="'
    )


def test_a_cell_holds_the_still_in_what_the_kernel_brings_to_life_and_no_widget_that_could_be_missing(
    monkeypatch,
):
    monkeypatch.delenv("VSCODE_PID", raising=False)
    explorable = Explorable(LivingDrug)
    bundle, _ = explorable._repr_mimebundle_()
    told = {
        "text/html": f'<lupus-live key="{explorable.key}">{explorable.html()}</lupus-live>',
        "text/plain": repr(explorable),
    }
    assert bundle == told
    # Where a widget is made only when it is shown by its type, it is shown so.
    monkeypatch.setenv("VSCODE_PID", "1")
    bundle, _ = explorable._repr_mimebundle_()
    assert {**bundle, **told} == bundle
    assert bundle["application/vnd.jupyter.widget-view+json"]["model_id"] == explorable.key


def test_an_experiment_draws_anew_when_a_control_moves_and_says_what_fails():
    def half(amount=2):
        return figure.time_course(LivingDrug(dose=0.28 / amount))

    made = Experiment(half, {"amount": (0, 4)})
    first = made.picture
    [slider] = made.controls
    slider.value = 4
    assert made.picture.startswith("<img ")
    assert made.picture != first
    assert made.html() == first
    slider.value = 0
    assert "ZeroDivisionError" in made.picture


def test_an_exported_notebook_shows_its_stills_without_a_network():
    cells = [
        "from lupusedu import Explorable, figure, models\nModel = "
        "models.find('living_drug')\nExplorable(Model)",
        "def infused(dose=0.28):\n    return figure.time_course(Model(dose=dose))\nfigure.interact(infused, "
        "dose=(0.1, 1.0))",
    ]
    notebook = new_notebook(cells=[new_code_cell(text) for text in cells])
    ExecutePreprocessor(timeout=120, kernel_name="python3").preprocess(notebook, {})
    page, _ = HTMLExporter().from_notebook_node(notebook)
    shown = BeautifulSoup(page, "html.parser").select(".jp-OutputArea-output lupus-live img")
    assert len(shown) == 2
    assert all(one["src"].startswith("data:image/svg+xml,") and len(one["alt"]) > 40 for one in shown)


def test_the_element_is_told_what_to_hide_and_which_cases_to_offer():
    page = Explorable(LivingDrug, hide=["presets", "dose"], cases=["lupus", "no chemotherapy"]).html()
    assert ' hide="presets dose" cases="lupus | no chemotherapy">' in page
    assert not re.search(" (?:hide|cases)=", Explorable(LivingDrug).html())


def test_a_run_that_cannot_be_computed_is_said_on_the_page():
    class Endless(LivingDrug):
        killing = LivingDrug.killing.at("0*k*T*B")

    assert "Endless" in repr(Explorable(Endless))
    assert "the solver gave up" in Explorable(Endless).html()


def test_the_same_explorable_gives_the_same_html():
    assert Explorable(LivingDrug).html() == Explorable(LivingDrug).html()


def test_a_caption_cannot_become_markup():
    assert "<script>" not in Explorable(LivingDrug, caption='"><script>alert(1)</script>').html()


def test_a_model_that_the_site_has_no_script_for_is_shown_as_its_figure():
    class Edited(LivingDrug):
        killing = LivingDrug.killing.at("k*T*B")

    assert Explorable(Edited).html().startswith("<figure>")
    assert Explorable(LivingDrug(events=[Event(30, add={"T": 1})])).html().startswith("<figure>")


CHAPTERS = sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))
NOTEBOOK = [
    "from lupusedu import Explorable\nfrom lupusedu.models.living_drug import LivingDrug\nexplorable = "
    "Explorable(LivingDrug)\nexplorable",
    "class Weak(LivingDrug):\n    killing = LivingDrug.killing.at('k*T*B/20')\nedited = "
    "Explorable(Weak)\nedited",
]


LINK = "[a tenth of the dose, without chemotherapy](#living_drug-1:v=1&level=sandbox&dose=0.028&h=0)"


@contextmanager
def jupyterlab(folder):
    """A JupyterLab of its own in a folder: its address and where its kernels' connection files are."""
    cells = [{"cell_type": "markdown", "id": "link", "metadata": {}, "source": LINK}]
    cells += [
        {
            "cell_type": "code",
            "id": f"c{i}",
            "execution_count": None,
            "metadata": {},
            "outputs": [],
            "source": text,
        }
        for i, text in enumerate(NOTEBOOK)
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    (folder / "lesson.ipynb").write_text(
        json.dumps({"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5})
    )
    # All cells drawn at once, and no question about news over them.
    for plugin, setting in {
        "notebook-extension/tracker": {"windowingMode": "none"},
        "apputils-extension/notification": {"fetchNews": "false"},
    }.items():
        path = folder / ".settings" / "@jupyterlab" / f"{plugin}.jupyterlab-settings"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(setting))
    own = {
        f"JUPYTER_{kind}_DIR": str(folder / ".jupyter" / kind.lower())
        for kind in ("CONFIG", "DATA", "RUNTIME")
    }
    own |= {
        "PYTHONPATH": str(Path(lupusedu.__file__).parents[1]),
        "IPYTHONDIR": str(folder / ".ipython"),
        "JUPYTERLAB_SETTINGS_DIR": str(folder / ".settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / ".workspaces"),
    }
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        "--no-browser",
        "--allow-root",
        "--expose-app-in-browser",
        "--ServerApp.port=0",
        "--ServerApp.ip=127.0.0.1",
        "--IdentityProvider.token=",
        f"--ServerApp.root_dir={folder}",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]
    with (
        (folder / "server.log").open("w") as log,
        subprocess.Popen(command, cwd=folder, env={**os.environ, **own}, stdout=log, stderr=log) as server,
    ):
        try:
            runtime = folder / ".jupyter" / "runtime"
            yield _address(runtime, folder / "server.log"), runtime
        finally:
            server.terminate()
            server.wait(20)


def _address(runtime, log):
    for _ in range(300):
        for found in runtime.glob("jpserver-*.json"):
            text = found.read_text()
            address = json.loads(text)["url"] if text.endswith("}") else None
            try:
                if address and urllib.request.urlopen(address + "api", timeout=2).status == 200:
                    return address
            except OSError:
                pass
        time.sleep(0.1)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()}")


class Lesson:
    """The notebook open in the browser, and the kernel behind it."""

    def __init__(self, page, client):
        self.page, self.client = page, client
        self.first, self.edited = (
            page.locator("lupus-explorable").nth(0),
            page.locator("lupus-explorable").nth(1),
        )

    def ask(self, expression):
        reply = self.client.execute(
            "", silent=True, user_expressions={"it": expression}, reply=True, timeout=20
        )
        return eval(reply["content"]["user_expressions"]["it"]["data"]["text/plain"])

    def tell(self, statement):
        self.client.execute(statement, reply=True, timeout=20)

    def wait(self, expression, wanted):
        deadline = time.monotonic() + 10
        while (got := self.ask(expression)) != wanted and time.monotonic() < deadline:
            time.sleep(0.05)
        return got


IDLE = "jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """A JupyterLab with the project's notebooks and pages, and a lesson of its own beside them."""
    folder = tmp_path_factory.mktemp("lab")
    for name in ("notebooks", "book"):
        shutil.copytree(ROOT / name, folder / name)
    with jupyterlab(folder) as (address, runtime):
        yield address, runtime


@pytest.fixture(scope="module")
def lesson(lab, chromium):
    address, runtime = lab
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address + "lab/tree/lesson.ipynb?reset")
    # Asked before the kernel answers, the command would wait for ever.
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=40_000)
    page.wait_for_function(IDLE, timeout=40_000)
    page.evaluate("void jupyterapp.commands.execute('notebook:run-all-cells')")
    page.wait_for_function(
        "document.querySelectorAll('lupus-live lupus-explorable').length === 2", timeout=40_000
    )
    client = BlockingKernelClient()
    client.load_connection_file(
        str(max(runtime.glob("kernel-*.json"), key=lambda path: path.stat().st_mtime))
    )
    client.start_channels()
    client.wait_for_ready(timeout=20)
    yield Lesson(page, client)
    client.stop_channels()
    page.close()


def test_it_draws_in_jupyterlab(lesson):
    assert lesson.first.locator("path.curve").first.get_attribute("d")
    assert "CAR T cells" in lesson.first.locator(".words").inner_text()


def test_arrow_keys_move_the_slider_and_python_follows(lesson):
    lesson.first.locator(".knob input[type=range]").focus()
    for _ in range(3):
        lesson.page.keyboard.press("ArrowRight")
    lesson.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    shown = float(lesson.first.locator(".knob [role=spinbutton]").input_value())
    assert shown > 0.28
    assert lesson.wait("explorable.values", {"dose": shown}) == {"dose": shown}
    assert lesson.ask("float(explorable.run.car_t.iloc[0])") == pytest.approx(shown)


def test_setting_a_value_in_python_moves_the_slider(lesson):
    lesson.tell("explorable.set(dose=2.8)")
    lesson.page.wait_for_function(
        "document.querySelector('lupus-explorable').shadowRoot.querySelector('.knob "
        "[role=spinbutton]').value === '2.8'"
    )
    assert (
        lesson.first.locator(".knob input[type=range]").get_attribute("aria-valuetext").endswith("ten times")
    )
    assert "53" in lesson.first.locator(".words").inner_text()


def test_a_link_in_the_text_sets_the_figure_as_often_as_it_is_followed(lesson):
    wanted = {"dose": 0.028, "h": 0.0}
    for turn in range(2):
        lesson.page.get_by_role("link", name="a tenth of the dose").click()
        assert lesson.wait("explorable.values", wanted) == wanted, turn
        assert lesson.first.get_by_role("radio", name="Sandbox").is_checked()
        lesson.tell("explorable.values = {'dose': 2.8}")
        assert lesson.wait("explorable.values", {"dose": 2.8}) == {"dose": 2.8}
        lesson.page.wait_for_function("document.querySelector('lupus-explorable').values.dose === 2.8")


def test_a_teachers_edited_model_runs_at_once(lesson):
    usual = lesson.ask(
        "' '.join(__import__('lupusedu.words').words.sentences(Explorable(LivingDrug).run, LivingDrug.words))"
    )
    edited = lesson.ask("' '.join(__import__('lupusedu.words').words.sentences(edited.run, Weak.words))")
    assert lesson.edited.locator(".words").inner_text() == edited != usual
    lesson.edited.locator(".stop").last.click()
    assert lesson.wait("edited.values", {"dose": 2.8}) == {"dose": 2.8}


def test_a_run_can_be_heard_and_taken_away_in_jupyterlab(lesson):
    lesson.edited.locator(".stop").last.click()
    lesson.edited.locator(".more summary").first.click()
    lesson.edited.get_by_role("button", name="Listen").click()
    lesson.edited.locator(".sound:focus").wait_for(timeout=15_000)
    lesson.edited.get_by_text("Show me the Python").click()
    expect(lesson.edited.locator(".python pre")).to_contain_text("model = Weak(dose=2.8)")
    code = lesson.edited.locator(".python pre").inner_text()
    assert "models.find" not in code
    # Its page is not the place of the figure: no link could bring it back.
    assert lesson.edited.get_by_role("button", name="Copy link").count() == 0


def test_it_follows_the_theme_of_jupyterlab(lesson):
    lesson.page.evaluate(
        "void jupyterapp.commands.execute('apputils:change-theme', { theme: 'JupyterLab Dark' })"
    )
    lesson.first.locator(".frame[data-dark]").wait_for(timeout=10_000)


def test_the_saved_notebook_does_not_hold_the_bundle(lesson):
    path = Path(lesson.ask("__import__('os').getcwd()")) / "lesson.ipynb"
    lesson.page.evaluate("void jupyterapp.commands.execute('docmanager:save')")
    saved = ""
    # The file is empty for a moment while it is being written.
    for _ in range(300):
        saved = path.read_text(encoding="utf-8")
        if "lupus-explorable" in saved:
            break
        time.sleep(0.1)
    assert "lupus-explorable" in saved
    assert "attachShadow" not in saved
    assert "widget-view+json" not in saved


def test_after_a_restart_it_says_that_python_has_stopped_and_goes_on_by_itself(lesson):
    lesson.page.evaluate("void jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    expect(lesson.page.locator(".lupus-gone").first).to_contain_text("goes on by itself", timeout=20_000)
    before = lesson.first.locator(".words").inner_text()
    lesson.first.locator(".stop").first.click()
    expect(lesson.first.locator(".words")).not_to_have_text(before)


def test_a_saved_notebook_opens_with_its_stills(lesson):
    lesson.page.wait_for_function(IDLE, timeout=40_000)
    lesson.page.evaluate("jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    lesson.page.reload()
    still = lesson.page.locator(".jp-OutputArea figure img")
    expect(still).to_have_count(2, timeout=40_000)
    assert still.evaluate_all(
        "stills => stills.every((one) => one.naturalWidth > 100 && one.alt.length > 40)"
    )
    assert "Error displaying widget" not in lesson.page.inner_text("body")


def names(source):
    """(names that a cell binds, names that it needs from others)."""
    top = symtable.symtable(source, "cell", "exec")
    tables = [top]
    for table in tables:
        tables += table.get_children()
    bound = {
        one.get_name()
        for one in top.get_symbols()
        if one.is_assigned() or one.is_imported() or one.is_namespace()
    }
    used = {
        one.get_name()
        for table in tables
        for one in table.get_symbols()
        if one.is_referenced() and (table is top or one.is_global())
    }
    return bound, used - bound


def needed(cells, wanted):
    """Places of a notebook's code cells that the one with `wanted` in it needs, and of itself, in order."""
    sources = {
        place: "".join(cell["source"]) for place, cell in enumerate(cells) if cell["cell_type"] == "code"
    }
    found = [next(place for place, source in sources.items() if wanted in source)]
    _, missing = names(sources[found[0]])
    for place in sorted((place for place in sources if place < found[0]), reverse=True):
        bound, used = names(sources[place])
        if bound & missing:
            found, missing = [place, *found], (missing - bound) | used
    return found


@pytest.fixture(scope="module")
def desk(lab, chromium):
    """JupyterLab without a notebook, in which one chapter after the other is opened."""
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.goto(lab[0] + "lab?reset")
    page.wait_for_function("globalThis.jupyterapp?.commands.hasCommand('docmanager:open')", timeout=40_000)
    page.evaluate("jupyterapp.restored.then(() => true)")
    yield page
    page.close()


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_a_chapter_shows_its_stills_untrusted_and_its_experiment_follows_the_slider(desk, path):
    cells = json.loads(path.read_text("utf-8"))["cells"]
    stored = sum(json.dumps(cell.get("outputs", "")).count("<img ") for cell in cells)
    desk.evaluate(
        "async (path) => { await (await jupyterapp.commands.execute('docmanager:open', { path "
        "})).context.ready }",
        f"notebooks/{path.name}",
    )
    here = desk.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    expect(here.locator(".jp-OutputArea img")).to_have_count(stored, timeout=20_000)
    assert here.locator(".jp-OutputArea img").evaluate_all(
        "all => Promise.all(all.map((one) => one.decode())).then(() => all.every((one) => one.clientWidth > "
        "200 && one.clientHeight > 80))"
    )
    desk.wait_for_function(IDLE, timeout=40_000)
    for place in needed(cells, "figure.interact("):
        desk.evaluate(
            "place => { jupyterapp.shell.currentWidget.content.activeCellIndex = place; void "
            "jupyterapp.commands.execute('notebook:run-cell'); }",
            place,
        )
    picture = here.locator("lupus-live .picture img")
    before = picture.get_attribute("src", timeout=60_000)
    here.locator("lupus-live .controls .noUi-handle").first.press("ArrowRight")
    expect(picture).not_to_have_attribute("src", before, timeout=20_000)
    desk.evaluate(
        "async () => { const shown = jupyterapp.shell.currentWidget; await shown.sessionContext.shutdown(); "
        "shown.context.model.dirty = false; shown.close(); }"
    )
