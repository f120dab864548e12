"""SBML text from the facts of a case, as `public_suite.toml` has them; formulas as Python writes them."""

import ast
import re
from itertools import count

MATH = "http://www.w3.org/1998/Math/MathML"
WORDS = {
    **{ast.Add: "plus", ast.Sub: "minus", ast.Mult: "times", ast.Div: "divide", ast.Pow: "power"},
    **{ast.Lt: "lt", ast.LtE: "leq", ast.Gt: "gt", ast.GtE: "geq", ast.Or: "or", ast.And: "and"},
}
NAMES = {
    "inf": "<infinity/>",
    "nan": "<notanumber/>",
    **{
        word: f'<csymbol encoding="text" definitionURL="http://www.sbml.org/sbml/symbols/{word}">{word}</csymbol>'
        for word in ("time", "delay", "rateOf")
    },
}
RULES = {":=": "assignment", "' =": "rate", " =": "algebraic"}


def sbml(case):
    """SBML of a case, a dictionary; what is nan is not given.

    level: [level, version]. sizes: {compartment: size}; dimensions: of each. amounts, concentrations:
    {species: start}; in: {species: compartment}, the first where it says none; boundary, constant: species;
    substance_only: of all species; conversion: the parameter that converts all; fast: of all reactions;
    package: one that it has, required: or not. parameters: {name: value}. Text: functions 'f(x, y) = x*y',
    starts 'S1 = 2*k', rules 'a := 2*k', "a' = 2*k" or '0 = a - b', reactions
    'S1 + 2 S2 -> (2*p) S3; k*S1; k = 1' of which the last are its own parameters, and '(n = 2) S3'
    takes or makes as many as n, which starts at 2; events 'S1 < 0.1 after 2: S1 = 1, S2 = 0',
    'S1 = ' without a formula.
    """
    return _Case(case).text()


def _math(text):
    return text.strip() and f'<math xmlns="{MATH}">{_node(ast.parse(text.strip(), mode="eval").body)}</math>'


def _node(node):
    match node:
        case ast.Constant():
            return f"<cn>{node.value!r}</cn>"
        case ast.Name():
            return NAMES.get(node.id, f"<ci>{node.id}</ci>")
        case ast.UnaryOp():
            return _apply("<minus/>", node.operand)
        case ast.BinOp():
            return _apply(f"<{WORDS[type(node.op)]}/>", node.left, node.right)
        case ast.Compare():
            return _apply(f"<{WORDS[type(node.ops[0])]}/>", node.left, *node.comparators)
        case ast.BoolOp():
            return _apply(f"<{WORDS[type(node.op)]}/>", *node.values)
        case ast.Call(func=ast.Name(id="piecewise")):
            value, condition, other = map(_node, node.args)
            pieces = f"<piece>{value}{condition}</piece><otherwise>{other}</otherwise>"
            return f"<piecewise>{pieces}</piecewise>"
        case ast.Call():
            return _apply(_node(node.func), *node.args)
    raise ValueError(ast.dump(node))


def _apply(head, *parts):
    return f"<apply>{head}{''.join(map(_node, parts))}</apply>"


def _parted(text):
    name, formula = text.split("=")
    return name.strip(), formula.strip()


def _list(name, items):
    """A list of SBML, nothing where it is empty."""
    inside = "".join(items)
    return inside and f"<listOf{name}>{inside}</listOf{name}>"


def _told(**values):
    """Attributes; what is nan or None is left out."""
    told = {name: str(value).lower() if isinstance(value, bool) else value for name, value in values.items()}
    return "".join(f' {name}="{value}"' for name, value in told.items() if value not in (None, "nan"))


class _Case:
    """stoichiometries: starts that level 3 has for what level 2 calls stoichiometryMath."""

    def __init__(self, case):
        self.case, (self.level, self.version) = case, case.get("level", [2, 4])
        self.sizes = case.get("sizes", {"compartment": "nan" if case.get("dimensions") == 0 else 1})
        self.species = {**case.get("amounts", {}), **case.get("concentrations", {})}
        self.ruled = {re.split(r"\W", rule)[0] for rule in self.listed("rules")}
        self.stoichiometries, self.numbers = [], count(1)

    def listed(self, kind):
        return self.case.get(kind, [])

    def of_level_3(self, value):
        return value if self.level == 3 else None

    def text(self):
        reactions = [self.reaction(text) for text in self.listed("reactions")]
        starts = [*map(_parted, self.listed("starts")), *self.stoichiometries]
        parameters = self.case.get("parameters", {}).items()
        parts = (
            _list("FunctionDefinitions", map(self.function, self.listed("functions"))),
            _list("Compartments", map(self.compartment, self.sizes)),
            _list("Species", map(self.one_species, self.species)),
            _list("Parameters", (self.parameter(name, value) for name, value in parameters)),
            _list(
                "InitialAssignments",
                (f'<initialAssignment symbol="{n}">{_math(f)}</initialAssignment>' for n, f in starts),
            ),
            _list("Rules", map(self.rule, self.listed("rules"))),
            _list("Reactions", reactions),
            _list("Events", map(self.event, self.listed("events"))),
        )
        at = f"level{self.level}/version{self.version}" + ("/core" if self.level == 3 else "")
        told = _told(xmlns=f"http://www.sbml.org/sbml/{at}", level=self.level, version=self.version)
        if "package" in self.case:
            one = self.case["package"]
            told += f' xmlns:{one}="http://www.sbml.org/sbml/level3/version1/{one}/version1"'
            told += f' {one}:required="{str(self.case.get("required", True)).lower()}"'
        head = _told(id="case", conversionFactor=self.case.get("conversion"))
        return f"<sbml{told}><model{head}>{''.join(parts)}</model></sbml>"

    def function(self, text):
        head, formula = _parted(text)
        name, *arguments = re.findall(r"\w+", head)
        names = "".join(f"<bvar><ci>{argument}</ci></bvar>" for argument in arguments)
        inside = (
            _math(formula).replace(f'"{MATH}">', f'"{MATH}"><lambda>{names}').replace("</m", "</lambda></m")
        )
        return f'<functionDefinition id="{name}">{inside}</functionDefinition>'

    def compartment(self, name):
        of, size, still = self.case.get("dimensions", 3), self.sizes[name], name not in self.ruled
        return f"<compartment{_told(id=name, spatialDimensions=of, size=size, constant=still)}/>"

    def one_species(self, name):
        told = _told(
            id=name,
            compartment=self.case.get("in", {}).get(name, next(iter(self.sizes))),
            initialAmount=self.case.get("amounts", {}).get(name),
            initialConcentration=self.case.get("concentrations", {}).get(name),
            hasOnlySubstanceUnits=self.case.get("substance_only", False),
            boundaryCondition=name in self.listed("boundary"),
            constant=name in self.listed("constant"),
        )
        return f"<species{told}/>"

    def parameter(self, name, value):
        return f"<parameter{_told(id=name, value=value, constant=name not in self.ruled)}/>"

    def rule(self, text):
        name, kind, formula = re.fullmatch(r"(\w+) ?(:=|' =| =|=)(.*)", text).groups()
        kind = RULES.get(kind, "algebraic")
        variable = None if kind == "algebraic" else name
        return f"<{kind}Rule{_told(variable=variable)}>{_math(formula)}</{kind}Rule>"

    def reaction(self, text):
        flow, law, *own = text.split(";")
        own = dict(map(_parted, own))
        reactants, products = map(self.side, flow.split("->"))
        others = {*re.findall(r"\w+", law)} & {*self.species} - {*re.findall(r"\w+", flow), *own}
        kind = "LocalParameter" if self.level == 3 else "Parameter"
        values = (f"<{kind[0].lower()}{kind[1:]}{_told(id=n, value=v)}/>" for n, v in own.items())
        told = _told(
            id=f"reaction{next(self.numbers)}",
            reversible=False,
            fast=self.case.get("fast", False if (self.level, self.version) == (3, 1) else None),
        )
        modifiers = (f'<modifierSpeciesReference species="{one}"/>' for one in sorted(others))
        return (
            f"<reaction{told}>"
            f"{_list('Reactants', reactants)}{_list('Products', products)}{_list('Modifiers', modifiers)}"
            f"<kineticLaw>{_math(law)}{_list(f'{kind}s', values)}</kineticLaw></reaction>"
        )

    def side(self, text):
        terms = (one.strip() for one in re.split(r" \+ (?![^(]*\))", text) if one.strip())
        return [self.reference(*re.fullmatch(r"(?:([\d.]+|\(.*\)) )?(\w+)", term).groups()) for term in terms]

    def reference(self, copies, species):
        if not str(copies).startswith("("):
            told = _told(species=species, stoichiometry=copies or 1, constant=self.of_level_3(True))
            return f"<speciesReference{told}/>"
        if "=" in copies:
            name, start = _parted(copies[1:-1])
            told = _told(id=name, species=species, stoichiometry=start, constant=name not in self.ruled)
            return f"<speciesReference{told}/>"
        if self.level == 3:
            name = f"copies{len(self.stoichiometries)}"
            self.stoichiometries.append((name, copies))
            return f"<speciesReference{_told(id=name, species=species, constant=True)}/>"
        inside = f"<stoichiometryMath>{_math(copies)}</stoichiometryMath>"
        return f'<speciesReference species="{species}">{inside}</speciesReference>'

    def event(self, text):
        when, changes = text.split(":")
        when, _, delay = when.partition(" after ")
        sets = (
            f'<eventAssignment variable="{name}">{_math(formula)}</eventAssignment>'
            for name, formula in map(_parted, changes.split(","))
        )
        told = _told(initialValue=self.of_level_3(True), persistent=self.of_level_3(True))
        return (
            f"<event{_told(useValuesFromTriggerTime=self.of_level_3(True))}>"
            f"<trigger{told}>{_math(when)}</trigger>{delay and f'<delay>{_math(delay)}</delay>'}"
            f"{_list('EventAssignments', sets)}</event>"
        )
