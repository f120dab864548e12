"""Where models rest, and what their numbers hang on, against libroadrunner and COPASI."""

import numpy as np
import pytest

from judges.engines import Copasi, Roadrunner, each_network, first_day, judge_module, worst
from lupusedu import export, models, simulate
from lupusedu.network.model import Settle


@each_network
def test_a_state_of_rest_is_one_for_libroadrunner_and_as_stable(name):
    model, seen = models.find(name), 0
    # Presets of one and the same network at other doses rest alike.
    presets = list(model.presets)[:4]
    judge = Roadrunner(export.sbml(model.preset(presets[0])))
    for preset in presets:
        one = model.preset(preset)
        for _, state in one.steady_states().iterrows():
            amounts = {species: state[species] for species in model.species if np.isfinite(state[species])}
            judge.set(amounts, one.values)
            engine = judge.engine
            rates = dict(zip(engine.model.getFloatingSpeciesIds(), engine.getRatesOfChange()))
            assert all(abs(rates[species]) <= 1e-8 * (1 + amount) for species, amount in amounts.items()), (
                preset
            )
            values = engine.getFullEigenValues()
            slow = [value.real for value in values if abs(value) > 1e-7]  # 0: what only adds up
            assert (max(slow) < 0) == state["stable"], preset
            seen += 1
    assert seen


def still(name):
    """The model without events and settling, from the state that it has settled to."""
    model = models.find(name)
    amounts, values = first_day(model())
    parts = {n: model.declared[n](amounts[n]) for n in model.species} | dict.fromkeys(model.events)
    return type(model.__name__, (model,), {"settle": Settle(), **parts})(**values)


@pytest.mark.parametrize(("name", "species"), [("selection", "Ns"), ("lupus_loop", "A")])
def test_relative_sensitivities_are_those_of_copasi(name, species):
    model, basico = still(name), judge_module("basico")
    judge = Copasi(export.sbml(model))
    steps = {"Relative Tolerance": 1e-12, "Absolute Tolerance": 1e-18, "name": "Deterministic (LSODA)"}
    course = {"problem": {"Duration": 200.0, "StepNumber": 10}, "method": steps}
    basico.set_task_settings("Time-Course", course, model=judge.engine)
    asked = {"effect": "Non-Constant Concentrations of Species", "cause": "All Parameter Values"}
    basico.set_sensitivity_settings({"sub_task": "Time Series", **asked}, model=judge.engine)
    basico.run_sensitivities(model=judge.engine)
    theirs = basico.get_scaled_sensitivities(model=judge.engine).loc[f"[{species}]"]
    theirs.index = theirs.index.str.removeprefix("Values[").str.removesuffix("].InitialValue")
    ours = simulate.sensitivity(model, f"end({species})", span=200).relative.dropna()
    assert len(ours) > 8
    assert ours.abs().max() > 0.9
    # COPASI goes a thousandth up, we a hundredth both ways.
    assert ours.to_dict() == pytest.approx(theirs[ours.index].to_dict(), abs=0.005)


def test_a_scan_is_what_libroadrunner_runs_at_each_value():
    drug, days = models.find("living_drug"), [0.0, 5.0, 12.0, 40.0, 100.0]
    judge = Roadrunner(export.sbml(drug()))
    table = simulate.scan(drug, "rho", [0.6, 1.2], days)
    for value in (0.6, 1.2):
        judge.set(*first_day(drug(rho=value)))
        expected = table.loc[value].reset_index(drop=True)
        assert worst(judge.run(table.columns, days), expected) <= 1e-6
