"""A study with a context, a definition and a criterion of its own: a little world, and the program run over it.

The criterion stands in a copy of the package, as one function more; everything else is the study's own folder.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "src" / "groundview"
AREAS = Path(__file__).parents[1] / "northmere" / "extracts" / "areas.geojson"
EXTRACTS = {
    "adverts": """advert_ref,posted_on,phone,text,place
AD1,2025-01-31,07700 900003,Removals and clearance anywhere in the town of Northmere,X01000001
AD2,2025-02-03,07700 900004,Same words and another number,X01000001
""",
    "offences": """crime_ref,force,recorded_on,offence_code,offence,lsoa,mo_text,loss_gbp
C1,Northmere,2025-01-31,46,Shoplifting,X01000001,TWO MALES ENTER AND FILL BAG,100
C2,Northmere,2025-02-02,46,Shoplifting,X01000002,ONE FEMALE TAKES ITEMS,50
C3,Northmere,2025-02-05,28E,Burglary,X01000003,,
""",
    "involvements": """crime_ref,nominal_ref,role,recorded_on
C1,N1,suspect,2025-01-31
C1,N2,suspect,2025-01-31
""",
    "nominals": """nominal_ref,system,forename,surname,date_of_birth
N1,records,Sample,Onesby,1990-04-13
N2,records,Trial,Twosby,1988-04-13
""",
}
CONTEXT = """context: adverts
title: Advertisements
about: Advertisements that somebody placed.
case: {called: advertisement, plural: advertisements, table: adverts, reference: advert_ref, dated_by: posted_on,
       area: place, text: [text]}
sources: {needed: [adverts], wished: [identifiers]}
definitions: [names_a_town, two_or_more]
questions: [attribution]
measures: [organised_share]
cautions: [It is a test.]
"""
LEXICON = """concepts:
  - concept: town_named
    about: The text names a town.
    terms: [town]
"""
DEFINITION = """definition: names_a_town
title: Names a town
about: The advertisement names a town, whatever else it says of anything.
source: This test
met: town_named
contexts: [adverts]
"""
CRITERION = '''"""A criterion that a test adds."""

from __future__ import annotations

from groundview.evidence.attribution.criterion import Asked


def town_named() -> Asked:
    """The text of the case names a town.

    Met where it does. Never not met.

    Source: this test.
    """
    named = "CASE WHEN list_contains(told.concepts, 'town_named') THEN "
    return Asked("its text names a town", f"{named} true END", f"{named} 'a town is named' END")
'''
NEIGHBOURHOOD = '\n[[neighbourhoods]]\nname = "Old Town"\nareas = ["X01000001", "X01000002"]\n'


@dataclass(frozen=True)
class Added:
    """The study's folder, and the program that runs it."""

    folder: Path
    package: Path

    def groundview(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "groundview", *words],
            env={**os.environ, "PYTHONPATH": str(self.package.parent)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )


def add(root: Path) -> Added:
    """Copies the package with one criterion more, starts a study, and gives it a context and a definition."""
    package = Path(
        shutil.copytree(PACKAGE, root / "groundview", ignore=shutil.ignore_patterns("__pycache__"))
    )
    (package / "evidence" / "attribution" / "criteria" / "towns.py").write_text(CRITERION, encoding="utf-8")
    extracts = root / "extracts"
    extracts.mkdir()
    for name, text in EXTRACTS.items():
        (extracts / f"{name}.csv").write_text(text, encoding="utf-8")
    shutil.copy(AREAS, extracts / AREAS.name)
    added = Added(root / "study", package)
    begun = added.groundview("new", str(added.folder), "--extracts", str(extracts), "--title", "A test")
    assert begun.returncode == 0, begun.stderr
    with (added.folder / "study.toml").open("a", encoding="utf-8") as study:
        study.write(NEIGHBOURHOOD)
    write(added.folder / "contexts" / "adverts" / "context.yml", CONTEXT)
    write(added.folder / "contexts" / "adverts" / "lexicon.yml", LEXICON)
    write(added.folder / "definitions" / "names_a_town.yml", DEFINITION)
    return added


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
