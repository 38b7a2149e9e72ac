"""One more context is one folder of data, and one more criterion one function: no other file is touched."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[4] / "src" / "groundview"
CONTEXT = """
context: adverts
title: Advertisements
about: Advertisements that somebody placed.
case: {called: advertisement, plural: advertisements, table: adverts, reference: advert_ref, dated_by: posted_on,
       area: place, text: [text]}
sources: {needed: [adverts], wished: [identifiers]}
definitions: [two_or_more, placed_in_town]
questions: [attribution]
measures: [organised_share]
cautions: [It is a test.]
"""
DEFINITION = """
definition: placed_in_town
title: Placed in the town
about: The advertisement names the town, whatever else it says.
source: This test
met: in_town
"""
CRITERION = '''
"""A criterion that a test adds."""

from __future__ import annotations

from groundview.evidence.attribution.criterion import Asked


def in_town(word: str = "Town") -> Asked:
    """The advertisement names the town.

    Met where its place is the town. Never not met.

    Source: this test.
    """
    return Asked("it names the town", f"CASE WHEN law.years_low = 3 THEN true END", "'so it is'")
'''
RUN = """
import json, sys
sys.path.insert(0, sys.argv[1])
from attributed_world import new_world, DAY
from groundview.evidence.attribution.criterion import criteria
from groundview.evidence.cases.contexts import contexts
world = new_world("ann")
world.put("adverts", advert_ref="A1", posted_on=DAY, place="X1", text="here")
world.attribute(context="all")
rows = world.rows("SELECT definition, n_met, n_open, n_cases FROM attribution_counts WHERE measure = 'decided' "
                  "AND context = 'adverts' AND area_code = '' AND period = '' ORDER BY 1")
print(json.dumps({"rows": rows, "criterion": criteria()["in_town"].theme,
                  "contexts": [one.context for one in contexts()]}))
"""


@pytest.fixture(scope="module")
def with_more(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What a copy of the program finds to which a context, a criterion and a definition were added as files."""
    root = tmp_path_factory.mktemp("copied")
    copied = Path(shutil.copytree(PACKAGE, root / "groundview", ignore=shutil.ignore_patterns("__pycache__")))
    (copied / "contexts" / "adverts").mkdir()
    (copied / "contexts" / "adverts" / "context.yml").write_text(
        CONTEXT + "law: [{years_low: 3, years_high: 3, gain: unknown, source: this test}]\n", encoding="utf-8"
    )
    attribution = copied / "evidence" / "attribution"
    (attribution / "sets" / "placed_in_town.yml").write_text(DEFINITION, encoding="utf-8")
    (attribution / "criteria" / "towns.py").write_text(CRITERION, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(Path(__file__).parent)],
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_a_context_added_as_a_folder_has_its_cases_and_figures(with_more: dict[str, object]) -> None:
    assert "adverts" in with_more["contexts"]  # type: ignore[operator]
    assert with_more["rows"] == [["placed_in_town", 1, 0, 1], ["two_or_more", 0, 1, 1]]


def test_a_criterion_added_as_a_function_is_asked(with_more: dict[str, object]) -> None:
    assert with_more["criterion"] == "towns"
