"""What the first line of a notebook loads."""

import subprocess
import sys

import pytest

# Each takes 0.1 to 1 second, and most who open a chapter need none of them.
LATER = ["antimony", "libsbml", "pint", "statsmodels", "scipy.stats", "matplotlib.pyplot", "bs4", "sphinx"]


@pytest.fixture(scope="module")
def loaded():
    code = "from lupusedu import models, simulate, Explorable; import sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.split()


@pytest.mark.parametrize("library", LATER)
def test_the_first_line_of_a_notebook_loads_no_library_that_it_can_do_without(loaded, library):
    assert library not in loaded
