"""Remarks of steps after reading: what a reader of the log has to know of what they made."""

from __future__ import annotations

from collections.abc import Iterable

from groundview.evidence.records.store import Store


def remark(store: Store, table: str, sentences: Iterable[str]) -> None:
    """Puts sentences into `remarks` in place of those that a table made by a step had; they hold no value of a row."""
    store.connection.execute("DELETE FROM remarks WHERE table_name = ?", [table])
    for sentence in sentences:
        store.connection.execute("INSERT INTO remarks VALUES (?, ?, '', ?)", [table, table, sentence])
