"""A model shown whole: its purpose, diagram, equations and parameters, as HTML that a notebook and a page can hold."""

from html import escape

from latex2mathml.converter import convert

from . import export


def html(model):
    """HTML of a model instance: diagram, equations (MathML), parameters. What `_repr_html_` shows."""
    network = export.diagram(model) + equations(model) if model.reactions else ""
    return f"<h4>{escape(model.title)}</h4><p>{escape(type(model).__doc__ or '')}</p>{network}{parameters(model)}"


def equations(model):
    """The rate equations as one <math> element, with the terms' names under them."""
    return convert(export.latex(model), display="block")


def parameters(model):
    """The parameter table as HTML; the class tells the book to link its sources."""
    return export.table(model).to_html(classes="lupus-parameters", border=0, float_format="{:g}".format)
