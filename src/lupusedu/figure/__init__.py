"""Matplotlib figures of a run in the book's colours and dashes, and their words for those who do not see
them."""

from .axes import SIZE, WIDEST, chosen, levels, title
from .band import band
from .drawing import STYLE, Drawing, image, inlined, interact, svg
from .events import marks
from .time_course import alt, question, time_course
from .views.stage import stage

__all__ = [
    "SIZE",
    "STYLE",
    "WIDEST",
    "Drawing",
    "alt",
    "band",
    "chosen",
    "image",
    "inlined",
    "interact",
    "levels",
    "marks",
    "question",
    "stage",
    "svg",
    "time_course",
    "title",
]
