"""What is hidden, counted: suspects elsewhere, partners' incidents, lists of a population, kinds that a survey asks."""

from __future__ import annotations

from groundview.evidence.records.store import Store
from groundview.evidence.victims.anchored import make_anchored_counts
from groundview.evidence.victims.list_overlaps import LIST_OVERLAPS
from groundview.evidence.victims.partner_counts import make_partner_counts
from groundview.evidence.victims.remote_cases import CASE_SUSPECTS, REMOTE_COUNTS
from groundview.evidence.victims.remote_losses import make_remote_losses


def count_dark(store: Store, draws: int) -> int:
    """Makes `remote_counts`, `remote_losses`, `partner_counts`, `list_overlaps` and `anchored_counts`, and gives the
    number of all their rows. Lists are counted under the linkage that was kept and so many plausible ones."""
    store.connection.execute(CASE_SUSPECTS)
    made = store.make(REMOTE_COUNTS) + make_remote_losses(store)
    made += make_partner_counts(store) + make_anchored_counts(store)
    return made + store.make(LIST_OVERLAPS, {"draws": draws})
