"""What axe says of a page."""

from checkout import ROOT

AXE = ROOT / "node_modules/axe-core/axe.min.js"
# What axe checks; it need not name every element that passes, which takes longer than the checks.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# Of them, those that hang on colours: where only the colours changed, the rest need not be asked twice.
COLOURS = {**RULES, "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


def faults(tab, rules=RULES):
    """What axe finds in a tab: (rule, the elements that break it)."""
    if not tab.evaluate("() => 'axe' in window"):
        tab.evaluate(AXE.read_text("utf-8"))
    # From a folder a browser lets no script read a style sheet, which one rule of axe would do.
    found = tab.evaluate("(rules) => axe.run({ ...rules, preload: location.protocol !== 'file:' })", rules)
    assert found["passes"], "axe has checked nothing"
    return [(fault["id"], [node["html"][:160] for node in fault["nodes"]]) for fault in found["violations"]]
