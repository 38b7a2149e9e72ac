"""A rule for linked sets: what joins two persons, what one tie at least must show, and how sets are cut.

One YAML file is one rule. The rules beside this module always stand side by side; a study may add its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from groundview.declare import Declaration, load_yaml
from groundview.errors import UsageProblem
from groundview.evidence.networks.layers.declared import layers

HERE = Path(__file__).parent


class Tie(Declaration, frozen=True):
    """What a tie between two persons must show, over all of a rule's layers together: `least_events` events of both,
    one of them of the layer `of_layer` where that is given, `least_weight` as the sum of 1/(k-1) over all, no more than
    `within_days` from the first to the last of so many events (0: however long); and so many joint events in
    `of_layer` that at most the share `most_false` of such ties is expected by chance (0: not asked)."""

    least_events: int = 1
    of_layer: str = ""
    least_weight: float = 0.0
    within_days: int = 0
    most_false: float = 0.0


class Rule(Declaration, frozen=True):
    """One rule. `tie` is what joins two persons; `core` what at least one tie of a set must show. Communities have
    more than `resolution` of tie weight a pair of persons inside, and less between any two of them (CPM)."""

    rule: str
    version: int
    title: str
    about: str
    layers: tuple[str, ...]
    method: Literal["communities", "components"]
    main: bool = False
    least_size: int = 2
    tie: Tie = Tie()
    core: Tie = Tie()
    resolution: float = 0.0

    @property
    def name(self) -> str:
        """The rule and its version, as tables and figures name it."""
        return f"{self.rule}_v{self.version}"


def rules(own: Path | None = None) -> tuple[Rule, ...]:
    """The built-in rules and those of a study's own folder, the main one first; raises UsageProblem for a rule that
    cannot be followed, for two of one name, and where not exactly one is the main one."""
    paths = sorted(HERE.glob("*.yml")) + (sorted(own.glob("*.yml")) if own and own.is_dir() else [])
    found = [_checked(load_yaml(path, Rule), path) for path in paths]
    names = [rule.name for rule in found]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise UsageProblem(
            f"The rule {twice} is declared twice.", next_step="Give one of them another version."
        )
    # A study that names a main rule of its own means that one, and not the built-in one.
    main = [rule.name for rule in found if rule.main]
    if len(main) > 2 or not main:
        raise UsageProblem(
            "There must be one main rule.", why=f"declared as main: {', '.join(main) or 'none'}"
        )
    return tuple(sorted(found, key=lambda rule: (rule.name != main[-1], rule.name)))


def _checked(rule: Rule, path: Path) -> Rule:
    """The rule, if it can be followed."""
    problem = ""
    if path.stem != rule.rule:
        problem = f"{path.name} declares the rule {rule.rule}."
    elif unknown := sorted({*rule.layers, rule.tie.of_layer, rule.core.of_layer} - {*layers(), ""}):
        problem = f"{path.name} names a layer that there is not: {', '.join(unknown)}."
    elif not rule.layers or rule.least_size < 2 or min(rule.tie.least_events, rule.core.least_events) < 1:
        problem = f"{path.name} must name a layer, and ask for two persons and one event at least."
    elif (rule.tie.most_false and not rule.tie.of_layer) or (rule.core.most_false and not rule.core.of_layer):
        problem = f"{path.name} asks what chance would do, and does not say in which layer."
    elif (rule.method == "communities") != (rule.resolution > 0):
        problem = f"{path.name} must give a resolution above nought for communities, and none for components."
    if problem:
        known = f"There are the layers {', '.join(layers())}."
        raise UsageProblem(problem, where=str(path), next_step=known)
    return rule
