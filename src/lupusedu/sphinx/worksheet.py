"""For worksheets and their keys: figures that hide what the run found, figures that show it, single numbers, and room to write."""

from functools import lru_cache

from docutils import nodes
from docutils.parsers.rst import Directive

from lupusedu import check, figure, look, models, simulate


class Lines(Directive):
    """So many ruled lines to write on."""

    required_arguments = 1

    def run(self):
        return [nodes.raw("", f'<div class="lines" aria-hidden="true">{"<i></i>" * int(self.arguments[0])}</div>', format="html")]


class Name(Directive):
    """The line for name, class and date at the top of a worksheet."""

    def run(self):
        return [nodes.raw("", '<p class="name" aria-hidden="true"><span>Name</span><span>Class</span><span>Date</span></p>', format="html")]


def model(stem, preset=None, **values):
    """An instance of the stem's model: a preset, some values changed."""
    found = models.find(stem)
    return found(**{**(found.presets[preset].values if preset else {}), **values})


@lru_cache(200)
def _run(stem, preset, days, values):
    return simulate.ode(model(stem, preset, **dict(values)), days)


def value(stem, measure, preset=None, days=None, **values):
    """What a run measures, such as `value("living_drug", "peak(car_t)", dose=2.8)`. days: how long it runs, where not as long as usual."""
    return check.measure(_run(stem, preset, days, tuple(values.items())), measure)


def number(stem, measure, form="", **run):
    """The same as words: two significant digits, or as check.number's `form` says."""
    return check.number(value(stem, measure, **run), form)


def blank(stem, title, alt, plot=None, preset=None, pinned=(), days=None, **values):
    """A run under a neutral title; its findings are for the student. pinned: [(words, values)] of runs drawn thin beside it."""
    shown = model(stem, preset, **values)
    others = [(words, simulate.ode(model(stem, preset, **{**values, **other}), days)) for words, other in pinned]
    drawing = figure.time_course(shown, plot, simulate.ode(shown, days), others)
    drawing.axes[0].set_title(title, loc="left", color=look.colour("text"), fontsize=13)
    drawing.alt = alt
    return drawing


def answered(stem, title, alt, marks, plot=None, preset=None, pinned=(), days=None, **values):
    """The same with the answers written in. marks: {words: (column, day or a measure that gives it, (right, up) in points)}."""
    drawing = blank(stem, title, alt, plot, preset, pinned, days, **values)
    run = _run(stem, preset, days, tuple(values.items()))
    axes = drawing.axes[0]
    for words, (column, day, shift) in marks.items():
        day = check.measure(run, day) if isinstance(day, str) else day
        at = max(check.value_at(run[column], day), axes.get_ylim()[0])
        _ = axes.annotate(words, (day, at), xytext=shift, textcoords="offset points", ha="center", va="center", fontweight="bold", color=look.colour("text"),
                          arrowprops={"arrowstyle": "-", "color": look.colour("muted"), "shrinkB": 2})
        _ = axes.plot(day, at, "o", markersize=6, color=look.colour("text"))
    return drawing
