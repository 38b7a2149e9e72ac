"""What stands beside a synthetic study: that it is invented, and how to use it."""

from __future__ import annotations

from collections.abc import Sequence

from groundview.synth.dials import FROM, TAKEN_ON, TO, Dials

TEXT = """\
Everything in this folder is invented: the places, the persons, what they do and what is written of it.
No row is of anybody. Emails end in example.org, example.com or example.net; no phone number, account, postcode or
registration mark in it is in use.

Seed {seed}, size {size}, dirt {dirt:g}, recording rate {recording:g}, group share {groups:g}. The same numbers make
the same bytes.
What happens, happens from {begins} to {ends}; the extracts were taken on {taken}.

{holds}"""
STUDY = """\
standard/        the standard extract: docs/tables.md of Groundview
forces/NAME/     what one force would send: its own files, columns, codes, dates and encodings
forces/shared/   what is no force's own: reports to the national fraud service, partners' and agencies' returns, and
                 what the study itself collects
forces/mappings/ how the columns of those files map onto the tables; they are found when the files are
truth/           what was planted, for checking results. bad_rows.csv lists the rows that cannot be loaded, and why.
                 Never give it to anybody whose work is to be judged by it.

groundview new STUDY {standard}
or, the same world as its forces write it:
groundview new STUDY {forces}
"""
NATION = """\
standard/TABLE/region-NNN.parquet  the standard extract, one file a region of two forces and three cities
standard/areas/region-NNN.geojson  the areas of each region
truth/region-NNN/                  what was planted, for checking results

groundview new STUDY --extracts standard --areas standard/areas
"""


def readme(dials: Dials, folders: Sequence[str]) -> str:
    """The text of README.txt; `folders` are those that a study may take its extracts from, the standard one first."""
    standard, *forces = (f"--extracts {name}" for name in folders)
    holds = NATION if dials.size == "nation" else STUDY.format(standard=standard, forces=" ".join(forces))
    return TEXT.format(
        seed=dials.seed,
        size=dials.size,
        dirt=dials.dirt,
        recording=dials.recording_rate,
        groups=dials.group_share,
        begins=FROM,
        ends=TO,
        taken=TAKEN_ON,
        holds=holds,
    )
