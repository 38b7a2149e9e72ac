"""Errors that a user can act on: what, where, why, and what to do next.

A message names a file, a row and a column, never the value of a cell: the person at the keyboard may have to
send it to somebody who may not see the records.
"""

from __future__ import annotations


class UserError(Exception):
    """Something the user can mend. `exit_code` tells the cause without the log."""

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", why: str = "", next_step: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.why = why
        self.next_step = next_step

    def __str__(self) -> str:
        labelled = (("Where", self.where), ("Why", self.why), ("Next", self.next_step))
        return "\n".join([self.what, *(f"  {label}: {text}" for label, text in labelled if text)])


class DataProblem(UserError):
    """The extracts, or one of them, cannot be used as they are."""

    exit_code = 1


class UsageProblem(UserError):
    """The command, the study file or another declaration asks for something that cannot be."""

    exit_code = 2


class DisclosureBlock(UserError):
    """The gate refuses to release this."""

    exit_code = 3


class IntegrityProblem(UserError):
    """The store, the manifest or a release is not what it was when it was written."""

    exit_code = 4


class EnvironmentProblem(UserError):
    """The machine lacks something: space, permission, a library."""

    exit_code = 5
