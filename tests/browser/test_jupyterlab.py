"""The explorable in a real JupyterLab in headless Chromium."""

import json
import os
import shutil
import subprocess
import symtable
import sys
import time
import urllib.request
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import pytest
from jupyter_client import BlockingKernelClient
from playwright.sync_api import expect

import lupusedu
from browser.tab import drawn
from checkout import ROOT
from lupusedu import Explorable, models

CHAPTERS = sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))


NOTEBOOK = [
    "from lupusedu import Explorable\nfrom lupusedu.models.living_drug import LivingDrug\nexplorable = "
    "Explorable(LivingDrug)\nexplorable",
    "class Weak(LivingDrug):\n    killing = LivingDrug.killing.at('k*T*B/20')\nedited = "
    "Explorable(Weak)\nedited",
    "from lupusedu import Step\nstepped = Explorable(LivingDrug, sliders=['dose', 'h'], views=['blood', "
    "'weeks'], id='steps', hide='scene', steps=[Step('**Raise** the dose.', saw='It is *higher*.', "
    "knobs='dose', show='pins', done={'dose > 1': 'Look at the peak.'}), Step('**Look** again.', "
    "view='weeks', values={'h': 0}, knobs='h')])\nstepped",
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
        self.stepped = page.locator("#living_drug-steps")

    def ask(self, expression):
        reply = self.client.execute(
            "", silent=True, user_expressions={"it": expression}, reply=True, timeout=20
        )
        return eval(reply["content"]["user_expressions"]["it"]["data"]["text/plain"])

    def tell(self, statement):
        self.client.execute(statement, reply=True, timeout=20)

    def wait(self, expression, wanted):
        return self.soon(lambda: self.ask(expression), lambda got: got == wanted)

    def soon(self, get, fits, seconds=10):
        """What get() gives once it fits, or at last; the page lives on meanwhile."""
        end = time.monotonic() + seconds
        while not fits(got := get()) and time.monotonic() < end:
            self.page.evaluate("new Promise(requestAnimationFrame).then(() => true)")
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
        "document.querySelectorAll('lupus-live lupus-explorable').length === 3", timeout=40_000
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


def stop(figure, nth):
    """Press a named stop of its first slider, behind the slider's value."""
    value = figure.locator(".value").first
    if value.get_attribute("aria-expanded") == "false":
        value.click()
    figure.locator(".exact .stop").nth(nth).click()


def test_it_draws_in_jupyterlab(lesson):
    assert lesson.first.locator("path.curve").first.get_attribute("d")
    assert "CAR T cells" in lesson.first.locator(".words").inner_text()


def test_arrow_keys_move_the_slider_and_python_follows(lesson):
    lesson.first.locator(".knob input[type=range]").focus()
    for _ in range(3):
        lesson.page.keyboard.press("ArrowRight")
    lesson.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    lesson.first.locator(".value").click()
    shown = float(lesson.first.locator(".knob [role=spinbutton]").input_value())
    assert shown > 0.28
    assert lesson.wait("explorable.values", {"dose": shown}) == {"dose": shown}
    assert lesson.ask("float(explorable.run.car_t.iloc[0])") == pytest.approx(shown)


def test_setting_a_value_in_python_moves_the_slider(lesson):
    lesson.tell("explorable.set(dose=2.8)")
    expect(lesson.first.locator(".value")).to_contain_text("2.8 cells/µL")
    assert (
        lesson.first.locator(".knob input[type=range]").get_attribute("aria-valuetext").endswith("ten times")
    )
    assert "53" in lesson.first.locator(".words").inner_text()


def test_a_link_in_the_text_sets_the_figure_as_often_as_it_is_followed(lesson):
    wanted = {"dose": 0.028, "h": 0.0}
    for turn in range(2):
        lesson.page.get_by_role("link", name="a tenth of the dose").click()
        assert lesson.wait("explorable.values", wanted) == wanted, turn
        expect(lesson.first.get_by_role("radio", name="Sandbox")).to_be_checked()
        lesson.tell("explorable.values = {'dose': 2.8}")
        assert lesson.wait("explorable.values", {"dose": 2.8}) == {"dose": 2.8}
        lesson.page.wait_for_function("document.querySelector('lupus-explorable').values.dose === 2.8")


def test_a_teachers_edited_model_runs_at_once(lesson):
    usual = lesson.ask(
        "' '.join(__import__('lupusedu.words').words.sentences(Explorable(LivingDrug).run, LivingDrug.words))"
    )
    edited = lesson.ask("' '.join(__import__('lupusedu.words').words.sentences(edited.run, Weak.words))")
    assert lesson.edited.locator(".words").inner_text() == edited != usual
    stop(lesson.edited, -1)
    assert lesson.wait("edited.values", {"dose": 2.8}) == {"dose": 2.8}


def test_a_run_can_be_heard_and_taken_away_in_jupyterlab(lesson):
    stop(lesson.edited, -1)
    lesson.edited.locator(".more summary").first.click()
    lesson.edited.get_by_role("button", name="Listen").click()
    lesson.edited.locator(".sound:focus").wait_for(timeout=15_000)
    lesson.edited.get_by_text("Show me the Python").click()
    expect(lesson.edited.locator(".python pre")).to_contain_text("model = Weak(dose=2.8)")
    code = lesson.edited.locator(".python pre").inner_text()
    assert "models.find" not in code
    # Its page is not the place of the figure: no link could bring it back.
    assert lesson.edited.get_by_role("button", name="Copy link").count() == 0


def test_steps_run_in_jupyterlab_as_on_a_page_and_python_follows(lesson):
    figure = lesson.stepped
    step = lesson.page.locator("lupus-steps li > p").filter(visible=True)
    expect(step).to_have_text("Raise the dose.")
    expect(figure.locator(".knob-name").filter(visible=True)).to_have_text(["CAR T cells given"])
    lesson.tell("stepped.set(dose=2.8)")
    expect(figure.locator(".met > p")).to_have_text("Look at the peak.")
    expect(lesson.page.locator("[slot=reply] em")).to_have_text("higher")
    figure.get_by_role("button", name="Next step").first.click()
    expect(step).to_have_text("Look again.")
    assert lesson.wait("stepped.values", {"dose": 0.28, "h": 0.0}) == {"dose": 0.28, "h": 0.0}
    expect(figure.get_by_role("tab", selected=True)).to_have_text("First six weeks")


def test_it_follows_the_theme_of_jupyterlab(lesson):
    lesson.page.evaluate(
        "void jupyterapp.commands.execute('apputils:change-theme', { theme: 'JupyterLab Dark' })"
    )
    lesson.first.locator(".frame[data-dark]").wait_for(timeout=10_000)


def test_the_saved_notebook_does_not_hold_the_bundle(lesson):
    path = Path(lesson.ask("__import__('os').getcwd()")) / "lesson.ipynb"
    lesson.page.evaluate("void jupyterapp.commands.execute('docmanager:save')")
    # The file is empty for a moment while it is being written.
    saved = lesson.soon(lambda: path.read_text(encoding="utf-8"), lambda text: "lupus-explorable" in text)
    assert "lupus-explorable" in saved
    assert "attachShadow" not in saved
    assert "widget-view+json" not in saved


def test_after_a_restart_it_says_that_python_has_stopped_and_goes_on_by_itself(lesson):
    lesson.page.evaluate("void jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    expect(lesson.page.locator(".lupus-gone").first).to_contain_text("goes on by itself", timeout=20_000)
    before = lesson.first.locator(".words").inner_text()
    stop(lesson.first, 0)
    expect(lesson.first.locator(".words")).not_to_have_text(before)


def test_a_saved_notebook_opens_with_its_stills(lesson):
    lesson.page.wait_for_function(IDLE, timeout=40_000)
    lesson.page.evaluate("jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    lesson.page.reload()
    still = lesson.page.locator(".jp-OutputArea figure img")
    expect(still).to_have_count(4, timeout=40_000)  # a stage and three curves
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


class Desk:
    """JupyterLab in which one chapter after the other is opened, all on one kernel: what it has read of the
    libraries stays, what a chapter has named does not."""

    def __init__(self, page):
        self.page, self.kernel = page, None

    @contextmanager
    def open(self, path):
        """The panel of a notebook."""
        self.page.evaluate(
            "async (where) => { await (await jupyterapp.commands.execute('docmanager:open', where"
            ")).context.ready }",
            {"path": path, **({"kernel": self.kernel} if self.kernel else {})},
        )
        yield self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
        self.kernel = self.page.evaluate("""async () => {
          const { sessionContext, model } = jupyterapp.shell.currentWidget.context;
          const { kernel } = sessionContext.session;
          await kernel.requestExecute({ code: "%reset -f", silent: true }).done;
          model.dirty = false;
          jupyterapp.shell.currentWidget.close();
          return { id: kernel.id, name: kernel.name };
        }""")


@pytest.fixture(scope="module")
def desk(lab, chromium):
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.goto(lab[0] + "lab?reset")
    page.wait_for_function("globalThis.jupyterapp?.commands.hasCommand('docmanager:open')", timeout=40_000)
    page.evaluate("jupyterapp.restored.then(() => true)")
    yield Desk(page)
    page.close()


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_a_chapter_shows_its_stills_untrusted_and_its_experiment_follows_the_slider(desk, path):
    cells = json.loads(path.read_text("utf-8"))["cells"]
    stored = sum(json.dumps(cell.get("outputs", "")).count("<img ") for cell in cells)
    with desk.open(f"notebooks/{path.name}") as here:
        expect(here.locator(".jp-OutputArea img")).to_have_count(stored, timeout=60_000)
        # On a busy machine a notebook is laid out some time after its pictures are in it.
        desk.page.wait_for_function(
            """(cells) => Promise.all([...cells.querySelectorAll(".jp-OutputArea img")].map(async (one) => {
              await one.decode();
              return one.clientWidth > 200 && one.clientHeight > 80;
            })).then((large) => large.every(Boolean))""",
            arg=here.element_handle(),
            timeout=40_000,
        )
        desk.page.wait_for_function(IDLE, timeout=60_000)
        for place in needed(cells, "figure.interact("):
            desk.page.evaluate(
                "place => { jupyterapp.shell.currentWidget.content.activeCellIndex = place; void "
                "jupyterapp.commands.execute('notebook:run-cell'); }",
                place,
            )
        picture = here.locator("lupus-live .picture img")
        picture.wait_for(timeout=60_000)
        desk.page.wait_for_function(IDLE, timeout=40_000)
        picture.scroll_into_view_if_needed()
        before = picture.get_attribute("src")
        here.locator("lupus-live .controls .noUi-handle").first.press("ArrowRight")
        expect(picture).not_to_have_attribute("src", before, timeout=60_000)


def test_what_python_sets_before_the_widget_is_shown_stays(device):
    widget = Explorable(models.find("living_drug"))
    widget.set(dose=2.8)
    traits = {
        name: getattr(widget, name)
        for name in widget.trait_names(sync=True)
        if not name.startswith("_") and name not in ("layout", "tabbable", "tooltip")
    }
    page = device().new_page()
    bundle = files(lupusedu).joinpath("static/widget.js").read_text("utf-8")
    page.route(
        "https://lab.test/**",
        lambda route: (
            route.fulfill(body=bundle, content_type="text/javascript")
            if "widget.js" in route.request.url
            else route.fulfill(body="<!doctype html><title>Lab</title><body>", content_type="text/html")
        ),
    )
    page.goto("https://lab.test/")
    page.evaluate(
        """async (traits) => {
      const { default: widget } = await import("https://lab.test/widget.js");
      const [get, set] = [(name) => traits[name], (name, value) => { traits[name] = value; }];
      globalThis.model = { get, set, save_changes() {}, on() {}, off() {}, send() {} };
      const box = document.createElement("div");
      widget.render({ model, el: box });
      document.body.append(box); // a VBox or an Output is attached after its children are made
      globalThis.shown = box.firstChild;
    }""",
        traits,
    )
    page.wait_for_function("shown.size")
    drawn(page)
    assert page.evaluate("[shown.values.dose, model.get('values').dose]") == [2.8, 2.8]
