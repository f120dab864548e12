"""The person of icon arrays."""

from matplotlib.path import Path


def person() -> Path:
    """A head and shoulders, 18 high, as a path around 0, 0."""
    head = Path.circle((0, 6), 3)
    body = Path(
        [(-4.5, -9), (-4.5, -1), (-4.5, 2), (-1.5, 2), (1.5, 2), (4.5, 2), (4.5, -1), (4.5, -9), (-4.5, -9)],
        [
            Path.MOVETO,
            Path.LINETO,
            Path.CURVE3,
            Path.CURVE3,
            Path.LINETO,
            Path.CURVE3,
            Path.CURVE3,
            Path.LINETO,
            Path.CLOSEPOLY,
        ],
    )
    return Path.make_compound_path(head, body)
