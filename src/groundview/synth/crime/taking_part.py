"""Everybody who truly took part in each offence."""

from __future__ import annotations

import numpy as np

from groundview.synth.crime.draws import Ids, Numbers
from groundview.synth.crime.homes import at_home
from groundview.synth.crime.kinds import kinds
from groundview.synth.crime.members import members_acting
from groundview.synth.crime.offenders import Offenders, offenders, others_acting
from groundview.synth.crime.places import Places
from groundview.synth.crime.seen import OFFENDER, REPORTING, VICTIM, WITNESS
from groundview.synth.crime.settings import settings
from groundview.synth.crime.victims import at_home_victim, bystanders, residents, staff, victims
from groundview.synth.world import Arrays, World


def take_part(world: World, offence: Arrays, everywhere: Places) -> Arrays:
    """One element a person and offence: offence_id, person_id, true_role, business (who reports for one). Ordered by
    offence and true role. Adds n_acting to the offences."""
    _who_lives_there(world, offence, everywhere)
    pool, those = offenders(world), residents(world)
    offence["n_acting"] = np.ones(len(offence["type_id"]), dtype=np.int64)
    report = settings().recorded.reporting * (_of_person(offence) * 1.0)
    witness = np.array([kind.witness for kind in kinds()])[offence["type_id"]]
    rows = [
        (*_acting(world, offence, pool), OFFENDER),
        (*victims(world, offence, those, pool), VICTIM),
        (*bystanders(world, "witnesses", offence, those, witness), WITNESS),
        (*bystanders(world, "reporting", offence, those, report), REPORTING),
        (*staff(world, offence, those), REPORTING),
    ]
    return _ordered(rows, offence)


def _of_person(offence: Arrays) -> Numbers:
    found: Numbers = np.array([kind.victim == "person" for kind in kinds()], dtype=np.float64)
    return found[offence["type_id"]]


def _who_lives_there(world: World, offence: Arrays, everywhere: Places) -> None:
    dwelling = offence["where"] == everywhere.kinds.index("dwelling")
    kerb = offence["where"] == everywhere.kinds.index("kerb")
    at_home(world, offence, (dwelling | kerb) & (_of_person(offence) > 0))
    offence["domestic"] &= offence["home_other"] >= 0
    offence["at_home"] = at_home_victim(offence, dwelling, kerb)


def _acting(world: World, offence: Arrays, pool: Offenders) -> tuple[Ids, Ids]:
    by_group = members_acting(world, offence)
    rest = offence["group_id"] < 0
    at_home_ = rest & offence["domestic"]
    by_others = others_acting(world, offence, pool, np.flatnonzero(rest & ~at_home_))
    own = np.flatnonzero(at_home_)
    parts = (by_group, by_others, (own, offence["home_other"][own]))
    return np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])


def _ordered(rows: list[tuple[Ids, Ids, int]], offence: Arrays) -> Arrays:
    """Everybody once in an offence, in the first of the roles: who offends is no victim of the same."""
    of = np.concatenate([row[0] for row in rows]).astype(np.int64)
    person = np.concatenate([row[1] for row in rows]).astype(np.int64)
    role = np.concatenate([np.full(len(row[0]), row[2]) for row in rows])
    order = np.lexsort((np.arange(len(of)), role, of))
    of, person, role = of[order], person[order], role[order]
    _, first = np.unique(of * (int(person.max(initial=0)) + 1) + person, return_index=True)
    first = np.sort(first)
    of, person, role = of[first], person[first], role[first]
    business = np.array([kind.victim == "business" for kind in kinds()])[offence["type_id"][of]]
    return {
        "offence_id": of,
        "person_id": person,
        "true_role": role,
        "business": business & (role == REPORTING),
    }
