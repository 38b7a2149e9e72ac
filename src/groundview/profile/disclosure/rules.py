"""The rules for each audience: what is too small to show, and how coarsely the rest is rounded."""

from __future__ import annotations

from pathlib import Path

from groundview.declare import Declaration, load_yaml
from groundview.errors import UsageProblem
from groundview.profile.disclosure.released import Audience

FOLDER = Path(__file__).parent / "rules"


class Rules(Declaration, frozen=True):
    """What the gate applies for one audience; one YAML file in the folder `rules`.

    A count from 1 to `threshold` - 1 is suppressed, and a zero too unless `zeros_shown`. What is shown is
    rounded to `rounding`. A rate whose unit holds a word of `public_denominators` keeps its exact
    denominator, which anybody can look up. Values in `units_without_people` are counts, but not of records.
    `pictures` lets through pictures of single linked sets, in which one dot is one person; `trails` the reasons why
    single cases are judged as they are.
    """

    name: str
    title: str
    threshold: int
    rounding: int
    zeros_shown: bool
    zeros_reason: str
    public_denominators: tuple[str, ...]
    units_without_people: tuple[str, ...]
    statement: str
    pictures: bool = False
    trails: bool = False

    @property
    def exact(self) -> bool:
        """Whether everything passes as it is."""
        return self.threshold == 0 and self.rounding == 1

    @property
    def audience(self) -> Audience:
        """The part of the rules that the readers of a profile are told."""
        return Audience(self.name, self.title, self.threshold, self.rounding, self.statement.strip())


def audiences() -> tuple[str, ...]:
    """The names of the audiences that have rules, in alphabetical order."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yml")))


def load_rules(audience: str, override: Path | None = None) -> Rules:
    """The rules for an audience, or those of a study's own file if it is at least as strict.

    Raises UsageProblem for an unknown audience, a file that is not well formed, and a file that is laxer.
    """
    if audience not in audiences():
        raise UsageProblem(
            f"There is no audience called {audience!r}.",
            why=f"the audiences are {', '.join(audiences())}",
            next_step="Name one of them.",
        )
    shipped = _checked(load_yaml(FOLDER / f"{audience}.yml", Rules), FOLDER / f"{audience}.yml")
    if override is None:
        return shipped
    own = _checked(load_yaml(override, Rules), override)
    _refuse(_laxer(own, shipped), override)
    return own


def _checked(rules: Rules, path: Path) -> Rules:
    faults = []
    if rules.threshold < 0 or rules.rounding < 1:
        faults.append("threshold must be 0 or more, and rounding 1 or more")
    if rules.rounding > max(rules.threshold, 1):
        faults.append("rounding above the threshold would show a count as 0 that is not")
    _refuse(faults, path)
    return rules


def _laxer(own: Rules, shipped: Rules) -> list[str]:
    """Every point on which a study's own rules would let more through than the shipped ones."""
    points = {
        f"name must be {shipped.name!r}": own.name != shipped.name,
        f"threshold must be at least {shipped.threshold}": own.threshold < shipped.threshold,
        f"rounding must be at least {shipped.rounding}": own.rounding < shipped.rounding,
        "zeros_shown must be false": own.zeros_shown and not shipped.zeros_shown,
        "pictures must be false": own.pictures and not shipped.pictures,
        "trails must be false": own.trails and not shipped.trails,
        "public_denominators may only lose words": not _within(
            own.public_denominators, shipped.public_denominators
        ),
        "units_without_people may only lose words": not _within(
            own.units_without_people, shipped.units_without_people
        ),
    }
    return [point for point, broken in points.items() if broken]


def _within(own: tuple[str, ...], shipped: tuple[str, ...]) -> bool:
    return set(own) <= set(shipped)


def _refuse(faults: list[str], path: Path) -> None:
    if faults:
        raise UsageProblem(
            f"The disclosure rules in {path.name} cannot be used.",
            where=str(path),
            why="; ".join(faults),
            next_step="A study may make the shipped rules stricter, never laxer: correct these keys.",
        )
