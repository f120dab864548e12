"""What a run comes to: measures of its columns, their courses, and the published numbers they are held
against."""

from .measures import MEASURES, measure

__all__ = ["MEASURES", "measure"]
