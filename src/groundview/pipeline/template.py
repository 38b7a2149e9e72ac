"""The study file that `groundview new` writes: commented, so that it can be read and changed without a manual."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """Files of one source in one folder: the patterns that name them, the names found today, and a name for the
    folder where its own is not enough."""

    source: str
    folder: str
    files: tuple[str, ...]
    names: tuple[str, ...]
    name: str = ""


HEAD = """\
# A Groundview study. Change it in any text editor; `groundview check` says whether it still makes sense.

[study]
title = {title}
# The first and last month of the study. Leave both empty to take all that the data hold.
period_from = {begins}
period_to = {ends}

[cover]
# The marking stands on every page. The four roles are those of the AQuA Book; whoever assures is not the analyst.
marking = "OFFICIAL"
reference = ""
version = "1"
owner = ""
analyst = ""
assurer = ""
approver = ""
# After this day (YYYY-MM-DD) readers are told that the profile is out of date.
review_by = ""

[denominators]
# The population source that stands for residents. Empty takes the newest one of the areas' own year of codes.
residents = ""

[linkage]
# Which records are one person is never certain: so many plausible answers are drawn, and every figure that rests on
# persons shows how far it moves over them. The same seed gives the same draws. No draws, no doubt shown.
draws = 20
seed = 1
"""

NEIGHBOURHOODS = """
# Neighbourhoods that the study looks at, each by the codes of its areas, for example:
# [[neighbourhoods]]
# name = "Old Town"
# areas = ["E01000001", "E01000002"]
# Where none is named, the neighbourhood chapter is about every area of the study.
"""

SERIES = """
# Months from which recording changed: no rise or fall is read across one. Name the forces or the codes of areas that it
# touches (neither: all), and the types of offences or the contexts (neither: all). National ones are known already.
# [[series_breaks]]
# from = "2024-04"
# forces = ["Northern Constabulary"]
# types = ["Harassment", "Public fear"]
# why = "recorded at the first report, before a statement"

# Months that were supplied in part: they count as not supplied. A month without any record needs no entry.
# [[gaps]]
# from = "2024-11"
# to = "2024-11"
# forces = ["Northern Constabulary"]
# why = "the extract was drawn on the 12th"
"""

NEIGHBOURHOOD = """
[[neighbourhoods]]
name = {name}
areas = [{areas}]
"""

AREAS = """
# The areas of the study, and their boundaries.
[areas]
file = {file}
source = {source}
"""

NO_AREAS = """
# The areas of the study. None were given or found: where offences have a place, name a boundary file here before the
# first run.
# [areas]
# file = "areas.geojson"
# source = "standard_areas"
"""

SOURCE = """
# {count} found when this study was started. `*` stands for dates, so that the next month is found too.
[[sources]]
source = {source}
folder = {folder}{name}
files = {files}
"""


PROPOSED = """
# Not understood: mappings/{source}.yml is a proposal.
# Read it, correct it, set `status: confirmed` in it, and take away the # here.
# [[sources]]
# source = {quoted}
# folder = {folder}{name}
# files = {files}
"""


def study_toml(
    about: tuple[str, str, str], areas: Entry | None, entries: Sequence[Entry], proposed: Sequence[Entry]
) -> str:
    """The text of a new study file. `about` is its title and the first and last month; `proposed` entries stand in
    it as comments."""
    title, begins, ends = about
    head = HEAD.format(title=_text(title), begins=_text(begins), ends=_text(ends))
    place = AREAS.format(file=_text(areas.folder), source=_text(areas.source)) if areas else NO_AREAS
    return (
        head
        + place
        + NEIGHBOURHOODS
        + SERIES
        + "".join(map(_source, entries))
        + "".join(map(_proposed, proposed))
    )


def neighbourhood_toml(name: str, areas: Sequence[str]) -> str:
    """A neighbourhood as it stands in a study file."""
    return NEIGHBOURHOOD.format(name=_text(name), areas=", ".join(map(_text, areas)))


def _source(entry: Entry) -> str:
    count = f"{len(entry.names)} file" + ("s were" if len(entry.names) != 1 else " was")
    listed = "[\n" + "".join(f"  {_text(pattern)},\n" for pattern in entry.files) + "]"
    files = f"[{_text(entry.files[0])}]" if len(entry.files) == 1 else listed
    name = f"\nname = {_text(entry.name)}" if entry.name else ""
    return SOURCE.format(
        count=count, source=_text(entry.source), folder=_text(entry.folder), name=name, files=files
    )


def _proposed(entry: Entry) -> str:
    files = "[" + ", ".join(map(_text, entry.files)) + "]"
    name = f"\n# name = {_text(entry.name)}" if entry.name else ""
    return PROPOSED.format(
        source=entry.source, quoted=_text(entry.source), folder=_text(entry.folder), name=name, files=files
    )


def _text(text: str) -> str:
    """A TOML string: JSON's rules for strings are a part of TOML's, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
