"""Answers of a function that are kept."""

from collections.abc import Callable
from functools import cache
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")


def cached(function: Callable[P, T]) -> Callable[P, T]:
    """functools.cache, whose own type forgets what the function takes."""
    return cast(Callable[P, T], cache(function))
