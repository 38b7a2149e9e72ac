"""Training: how often each level occurs among one person's records and among strangers', learnt from the records
themselves (Fellegi and Sunter 1969; expectation maximisation as in Splink)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from groundview.evidence.linkage.model.columns import PEOPLE
from groundview.evidence.linkage.model.learners import LEARNERS, asked, make_learners, pairs_under
from groundview.evidence.linkage.model.quiet import quiet
from groundview.evidence.linkage.model.settings import settings
from groundview.evidence.linkage.model.starting import fill_in

if TYPE_CHECKING:
    import duckdb

STRANGERS = 1_000
"""Records of which all pairs are looked at to learn how often strangers agree: about 500,000 pairs."""
PAIRS_AT_MOST = 100_000
"""Pairs under one training rule, about: more make the estimates no better and the training longer."""
CERTAIN = (
    "l.forename = r.forename AND l.surname = r.surname AND l.born = r.born",
    "l.email = r.email AND l.surname = r.surname",
    "l.phone = r.phone AND l.forename = r.forename AND l.surname = r.surname",
)
"""Who agrees on one of these is one person, nearly always."""
CERTAIN_RECALL = 0.6
"""The share of all pairs of one person that agree on one of them, about, in the synthetic city. Half or twice as much
moves the starting odds by one bit."""
RULES = {"name": "forename, surname", "born": "born", "phone": "phone", "email": "email"}
"""Pairs from which it is learnt how often one person's records agree; of each comparison, from those rules that say
nothing of it."""

ROUNDS = (25, 8, 3, 1)
"""Rounds of expectation maximisation at most, at the first try (Splink's own number) and at later ones."""
LEAST_PAIRS = 50
"""A rule that finds fewer pairs teaches nothing."""
LEAST_M, LEAST_U = 0.0005, 0.00001
"""Chances below these cannot be learnt: there are some thousands of certain pairs, and 500,000 pairs of strangers."""


def can_learn(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the table `people` holds enough pairs under the rules that between them teach every comparison."""
    return all(_enough(connection, rule) for rule in (RULES["name"], RULES["born"]))


def train(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """A trained model in Splink's own words, of the table `people`. What its rules teach nothing of is taken from the
    model to begin with."""
    from splink import DuckDBAPI, Linker

    with quiet():
        connection.execute(
            # One row per record of a sample that is the same on every machine.
            f"CREATE OR REPLACE TEMP TABLE strangers AS FROM {PEOPLE} ORDER BY hash(id), id LIMIT {STRANGERS}"
        )
        api = DuckDBAPI(connection)
        sample = Linker(api.register("strangers"), settings(), log_level=None)
        sample.training.estimate_u_using_random_sampling(
            max_pairs=STRANGERS**2, min_count_per_level=None, num_chunks=1
        )
        whole = Linker(api.register(PEOPLE), sample.misc.save_model_to_json(), log_level=None)
        whole.training.estimate_probability_two_random_records_match(list(CERTAIN), recall=CERTAIN_RECALL)
        make_learners(connection, RULES, PAIRS_AT_MOST)
        learners, model = api.register(LEARNERS), whole.misc.save_model_to_json()
        rules = {name: key for name, key in RULES.items() if _enough(connection, key)}
        trained = _taught(
            lambda rounds: Linker(learners, model | {"max_iterations": rounds}, log_level=None), rules
        )
    # A word that Splink draws by chance, and that would make the same model look like another.
    trained.pop("linker_uid", None)
    fill_in(trained)
    return _never_certain(trained)


def _taught(linker: Callable[[int], Any], rules: Mapping[str, str]) -> dict[str, Any]:
    """The model after every rule has taught it. In very clean data a level can become so unlikely that Splink holds
    no number for it; fewer rounds then stop short of that, and are as good."""
    for rounds in ROUNDS:
        learning = linker(rounds)
        try:
            for name, key in rules.items():
                # How frequent the values are moves no estimate by much, and without it pairs that agree alike are
                # counted once for all steps.
                learning.training.estimate_parameters_using_expectation_maximisation(
                    asked(name, key), estimate_without_term_frequencies=True
                )
        except ValueError:
            if rounds == ROUNDS[-1]:
                raise
        else:
            break
    trained: dict[str, Any] = learning.misc.save_model_to_json()
    trained["max_iterations"] = ROUNDS[0]
    return trained


def _enough(connection: duckdb.DuckDBPyConnection, key: str) -> bool:
    return pairs_under(connection, key) >= LEAST_PAIRS


def _never_certain(model: dict[str, Any]) -> dict[str, Any]:
    """No level that was seldom or never seen in training settles a pair by itself."""
    for comparison in model["comparisons"]:
        for level in comparison["comparison_levels"]:
            if not level.get("is_null_level") and not level.get("fix_m_probability"):
                level["m_probability"] = _plain(max(level.get("m_probability") or 0.0, LEAST_M))
                level["u_probability"] = _plain(max(level.get("u_probability") or 0.0, LEAST_U))
    return model


def _plain(chance: float) -> float:
    """Six digits: sums of parts differ in the last places with the number of processors, and so would the model."""
    return float(f"{chance:.6g}")
