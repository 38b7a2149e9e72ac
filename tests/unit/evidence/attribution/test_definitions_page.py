"""docs/definitions.md is what definitions say of themselves. Run this module as a script to write it anew."""

from __future__ import annotations

import textwrap
from pathlib import Path

from groundview.evidence.attribution.definition import Definition, Part, definitions
from groundview.evidence.attribution.logic import asking, instance_of, plain, sql_of
from groundview.evidence.attribution.readings import keys

PAGE = Path(__file__).parents[4] / "docs" / "definitions.md"
HEAD = """# Definitions of organised crime

The same cases are run under every definition, side by side: the answer depends on the definition, and the profile says
so. What follows is written from the files in `src/groundview/evidence/attribution/sets/`, and a test holds the two
together.

A definition combines [criteria](criteria.md) by all, any, not, and at least so many. Its answer for a case is yes where
the records prove it, no where they rule it out, and open otherwise. The low end of a share counts the cases proved, the
high end those not ruled out.

## One of your own

Write a file `STUDY/definitions/NAME.yml`. To change a built-in definition, take it over:

```yaml
definition: two_acting
extends: serious_crime_act_2015_s45
title: As the Act says, but two persons
parameters: {least: 2}
```

Or write one from the beginning:

```yaml
definition: shoplifting_teams
title: Teams of shop thieves
about: Two or more act together, and planned it or do it again within a month.
source: Agreed with the retail partnership, March 2026
parameters: {least: 2, window: 30}
met:
  all:
    - {criterion: acting_together, with: {least: $least}}
    - any: [planned, {criterion: joint_offences, with: {least: 2, window: $window}}]
contexts: [acquisitive_crime]
```

| key | says |
|---|---|
| `met` | what includes a case: `all`, `any`, `not`, `at_least` so many `of` some, or a criterion with its parameters |
| `stricter` | what proves a case, where that is more than `met`: for the low end |
| `wider` | what a case must fail to be ruled out, where that is more than `met`: for the high end |
| `coded` | which answers of coders include a coded case: the same, with `variable: NAME` of the codebook |
| `parameters` | numbers that stand in these as `$name` |
| `extends` | another definition, from which everything is taken that is not said here |
| `contexts` | the contexts that it is for; every one, if it is not said |

The next `groundview run` uses it. A key, criterion or parameter that there is not is an error that says where.
"""


def render() -> str:
    return "\n".join([HEAD, "## Those that come with the program\n", *(_entry(one) for one in definitions())])


def _entry(one: Definition) -> str:
    lines = [f"### `{one.name}`: {one.title}", "", textwrap.fill(one.about, 110), ""]
    for word, part in (
        ("Met", one.met),
        ("Proved", one.stricter),
        ("Not ruled out", one.wider),
        ("Coded", one.coded),
    ):
        if part:
            lines.append(f"- {word}: {_words(part, one)}")
    if one.parameters:
        lines.append(
            f"- Parameters: {', '.join(f'`{name}` {value}' for name, value in one.parameters.items())}"
        )
    return "\n".join([*lines, "", textwrap.fill(f"Source: {one.source}.", 110), ""])


def _words(part: Part | str, one: Definition) -> str:
    """A part of a definition in words."""
    whole = plain(part)
    if whole.every or whole.some:
        word = "all of" if whole.every else "any of"
        return f"{word} ({', '.join(_words(inner, one) for inner in whole.every or whole.some)})"
    if whole.negated is not None:
        return f"not {_words(whole.negated, one)}"
    if whole.of:
        least = one.parameters.get(str(whole.at_least).removeprefix("$"), whole.at_least)
        return f"at least {least} of ({', '.join(_words(inner, one) for inner in whole.of)})"
    (leaf,) = asking(whole, one.parameters)
    return f"coded `{leaf.variable}`" if leaf.variable else f"`{instance_of(leaf).key}`"


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == render()


def test_the_examples_on_the_page_can_be_followed(tmp_path: Path) -> None:
    examples = [part.split("```")[0] for part in HEAD.split("```yaml\n")[1:]]
    for text in examples:
        name = text.split("\n")[0].removeprefix("definition: ")
        (tmp_path / f"{name}.yml").write_text(text, encoding="utf-8")
    own = {one.name: one for one in definitions(tmp_path)}
    assert keys(own["two_acting"])[0] == "acting_together"
    assert keys(own["shoplifting_teams"]) == ["acting_together", "planned", "joint_offences(window=30)"]
    assert sql_of(own["shoplifting_teams"].met, own["shoplifting_teams"].parameters, lambda leaf: "x")


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8", newline="\n")
