"""Worst relative difference between Python and each other engine, for every model: presets, slider corners,
random corners, events."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from judges.engines import (
    NETWORKS,
    Copasi,
    Roadrunner,
    days,
    instances,
    javascript,
    python_runs,
    sbml_errors,
    worst,
)


def main():
    print(
        f"\n{'model':<18}{'settings':>9}{'JavaScript':>13}{'libroadrunner':>15}{'COPASI':>11}   (1e-6 is "
        f"agreement)"
    )
    for name in NETWORKS:
        expected = python_runs(name)
        found = dict(zip(expected, javascript([(model, days(name)) for model in instances(name).values()])))
        errors = [
            max(worst(found[setting], expected[setting]) for setting in expected),
            *(max(sbml_errors(name, judge, expected).values()) for judge in (Roadrunner, Copasi)),
        ]
        print(
            f"{name:<18}{len(expected):>9}{errors[0]:>13.1e}{errors[1]:>15.1e}{errors[2]:>11.1e}", flush=True
        )


if __name__ == "__main__":
    main()
