"""In a world in which nothing recorded is untrue, every range holds the truth, and no answer is wrong.

A small version of benchmarks/attribution/bounds_hold.py, by the same code.
"""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from groundview.synth.dials import Dials

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "attribution" / "bounds_hold.py"


@pytest.mark.slow
def test_every_range_of_a_clean_world_holds_the_truth() -> None:
    found = runpy.run_path(str(SCRIPT))["world"](Dials(seed=51, size="small", dirt=0))
    assert found.missed == ()
    assert found.cells == found.held > 2000
    assert found.answered > 5000
    assert found.wrong == 0
