"""Every view of every model on a slow phone's processor: work of a slider event, and the time of a hundred
and of two hundred virtual patients. Only some views: name them, or a part of their names, as reset/ridge."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from slow_phone import MOVES, launched, slow_phone

from lupusedu import models
from lupusedu.simulate import cohort
from lupusedu.sphinx import assets

EVENTS, TIMES = 60, 5
PAGE = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" '
    'content="width=device-width"><script async src="_static/lupusedu/explorable.js"></script>{element}'
)
ELEMENT = '<lupus-explorable model="{model}" id="{model}-1" views="{view}"></lupus-explorable>'
# From the change of a setting to the last of the people.
PATIENTS = """async (number) => {
  const element = document.querySelector("lupus-explorable");
  const view = element.model.views.find((one) => one.kind === "patients");
  const ready = () => element.shadowRoot.querySelector("svg[data-ready]");
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const settled = async () => { while (!ready()) await frame(); };
  await settled();
  view.number = number;
  const name = element.settings.start.knobs[0].parameters[0], value = element.values[name], took = [];
  for (let i = 1; i <= TIMES; i++) {
    element.values = { ...element.values, [name]: value * (1 + i / 1000) };
    while (ready()) await frame();
    const start = performance.now();
    await settled();
    took.push(performance.now() - start);
  }
  return took.sort((a, b) => a - b);
}""".replace("TIMES", str(TIMES))


def opened(browser, folder, model, view, throttled=True):
    """A tab with one view of one model, drawn."""
    (folder / "page.html").write_text(
        PAGE.format(element=ELEMENT.format(model=model, view=view)), encoding="utf-8"
    )
    tab = (
        slow_phone(browser, network=False)
        if throttled
        else browser.new_page(viewport={"width": 390, "height": 844})
    )
    tab.goto((folder / "page.html").as_uri())
    tab.locator("lupus-explorable .knob input").first.wait_for(state="attached")
    tab.wait_for_timeout(500)
    return tab


def asked(model, view):
    """Whether a view is among those that were named, if any were."""
    return not sys.argv[1:] or any(name in f"{model}/{view}" for name in sys.argv[1:])


def main():
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary)
        assets.explorables(folder, models.names())
        browser = launched(playwright)
        print(
            f"\n{'model':<18}{'view':<16}{'kind':<14}{'p50, ms':>10}{'p95, ms':>10}   (slider to picture, "
            f"CPU ÷4, of {EVENTS})"
        )
        for name in models.names():
            model = models.find(name)
            for view, kind in [
                *((plot, "time course") for plot in model.plots),
                *((view, one.kind) for view, one in model.views.items() if one.kind != "stage"),
            ]:
                if not asked(name, view):
                    continue
                tab = opened(browser, folder, name, view)
                took = tab.evaluate(MOVES, EVENTS)
                tab.close()
                half, most = took[EVENTS // 2], took[EVENTS * 95 // 100]
                print(f"{name:<18}{view:<16}{kind:<14}{half:>10.1f}{most:>10.1f}")
        print(
            f"\nvirtual patients in a worker, ms from the last change to the last person, with the 80 ms in "
            f"which the hand rests (median of {TIMES})"
        )
        for name in models.names():
            for view, one in (
                (view, one)
                for view, one in models.find(name).views.items()
                if one.kind == "patients" and asked(name, view)
            ):
                most = len(
                    cohort.kept(
                        models.find(name), [models.find(name).cohorts[each] for each in one.cohorts], 200
                    )
                )  # of the committed draws
                tab = opened(browser, folder, name, view, throttled=False)
                print(
                    f"{name:<18}"
                    + "".join(
                        f"{number:>8}: {tab.evaluate(PATIENTS, number)[TIMES // 2]:.0f}"
                        for number in (100, most)
                    )
                )
                tab.close()
        browser.close()


if __name__ == "__main__":
    main()
