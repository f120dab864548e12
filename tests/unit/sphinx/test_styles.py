"""Style attributes of stored figures become attributes and classes, and what can be neither is told."""

import logging

import pytest

from lupusedu.sphinx import assets, styles


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            '<path d="M 0 0\nL 1 1" style="fill: none; stroke: var(--lupus-text, #1d2125)"/>',
            '<path stroke="var(--lupus-text, #1d2125)" fill="none" d="M 0 0\nL 1 1"/>',
        ),
        ('<use fill="red" style="fill: blue" x="1"/>', '<use fill="blue" x="1"/>'),
        (
            '<svg role="img" style="stroke-linejoin: round; max-width: 38rem">',
            '<svg class="at-most-38rem" stroke-linejoin="round" role="img">',
        ),
        ('<div class="scroll" style="overflow-x: auto">', '<div class="scroll">'),
        ('<p>a style="x" in words</p>', '<p>a style="x" in words</p>'),
    ],
)
def test_styles_move_to_where_a_strict_policy_lets_them_pass(before, after):
    assert styles.moved(before) == after


def test_every_width_has_its_class():
    assert all(
        f".at-most-{width} {{ max-width: {width}; }}" in assets.stylesheet() for width in styles.WIDTHS
    )


def test_a_style_that_would_be_lost_is_a_warning(caplog):
    with caplog.at_level(logging.WARNING, "sphinx"):
        logging.getLogger("sphinx.lupusedu.sphinx.styles").propagate = True
        assert styles.moved('<p style="color: red">', "a_page") == "<p>"
    assert "carries the style 'color: red'" in caplog.text
