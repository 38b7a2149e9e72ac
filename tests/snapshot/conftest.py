"""The invented release lives beside the unit tests of the report."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "unit" / "profile" / "report"))
