"""A model as LaTeX."""

import re
from collections.abc import Collection

import sympy
from sympy.printing.latex import latex as print_latex

from ..network import AnyModel
from ..network.places import once
from ..simulate import instance

GREEK = {
    "alpha",
    "beta",
    "gamma",
    "delta",
    "epsilon",
    "kappa",
    "lambda",
    "mu",
    "nu",
    "phi",
    "rho",
    "sigma",
    "tau",
    "theta",
}


def symbol(name: str) -> str:
    """LaTeX of a declared name: kM as k with index M, rho as a Greek letter, words upright."""
    if name in GREEK:
        return f"\\{name}"
    match = re.fullmatch(r"([A-Za-z])([A-Z][A-Za-z]*|\d+)", name)
    if match:
        return f"{match[1]}_{{\\mathrm{{{match[2]}}}}}"
    return name if len(name) == 1 else f"\\mathrm{{{name.replace('_', ' ')}}}"


def _here(name: str, own: Collection[str]) -> str:
    """A name in place j, if each place has its own."""
    if (of := name.removesuffix("_mean")) in own:
        return f"{symbol(of)}_j" if of == name else f"\\bar{{{symbol(of)}}}"
    return symbol(name)


def latex(model: AnyModel) -> str:
    """The rate equations as an `align*`, each term under-braced with its reaction's name, in the declared
    order. Those of several places are written once, for place j; a bar is the mean over all."""
    places = instance(model).places
    model, own = once(type(instance(model))), places.own if places else ()
    names = {sympy.Symbol(n): _here(n, own) for n in [*model.species, *model.parameters]}
    lines = []
    for species in model.species:
        terms: list[str] = []
        for name, change in model.stoichiometry().items():
            if species in change:
                copies = change[species]
                formula = model.formula(model.reactions[name].rate)
                law = print_latex(
                    formula, order="none", symbol_names=names, mul_symbol="\\,", ln_notation=True
                )
                if abs(copies) > 1:
                    law = (
                        f"{abs(copies)} \\left({law}\\right)"
                        if formula.is_Add
                        else f"{abs(copies)} \\cdot {law}"
                    )
                sign = "-" if copies < 0 else ("+" if terms else "")
                terms.append(f"{sign} \\underbrace{{{law}}}_{{\\text{{{name.replace('_', ' ')}}}}}")
        lines.append(f"\\frac{{d {_here(species, own)}}}{{dt}} &= {' '.join(terms) or '0'}")
    if places:
        lines.append(f"j &= {', '.join(str(i + 1) for i in range(places.number))}")
    return "\\begin{align*}\n" + " \\\\\n".join(lines) + "\n\\end{align*}"
