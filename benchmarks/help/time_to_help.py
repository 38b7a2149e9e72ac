"""How long `groundview --help` takes, beside an interpreter that does nothing."""

from __future__ import annotations

import sys

from harness import Case


def cases() -> list[Case]:
    """At most 0.3 s; the ratio says how much of it is ours."""
    ours = (sys.executable, "-m", "groundview", "--help")
    return [Case("groundview --help", ours, (sys.executable, "-c", "pass"), repeats=9, at_most_seconds=0.3)]
