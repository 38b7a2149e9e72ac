"""Criteria of planning and co-ordination."""

from __future__ import annotations

from groundview.evidence.attribution.criterion import Asked


def planned() -> Asked:
    """The case was planned.

    Met where the text tells of preparation: tools brought for it, a target chosen beforehand, plates changed. Never not
    met: a text that says nothing of preparation does not say that there was none.

    Source: HM Government, Serious and Organised Crime Strategy (November 2018), Cm 9718: planning,
    co-ordinating and committing serious offences; Police Foundation and Perpetuity Research, final report of
    their study (2017), as the trade press reported it: organised shoplifting is told by its levels of
    co-ordination and planning.
    """
    return Asked(
        "it was planned",
        "CASE WHEN list_contains(told.concepts, 'planning') THEN true END",
        "CASE WHEN list_contains(told.concepts, 'planning') THEN 'the text tells of preparation' END",
    )


def divided_tasks() -> Asked:
    """Those who act share out the tasks.

    Met where different persons are recorded with different tasks, or the text tells of one who watches, drives or
    distracts while another acts. Never not met.

    Source: the European Union's eleven criteria, as the definition `eu_1998` has them: each has a task.
    """
    return Asked(
        "tasks are shared out in it",
        "CASE WHEN acting.n_tasks >= 2 OR list_contains(told.concepts, 'division_of_tasks') THEN true END",
        "concat_ws('; ', CASE WHEN acting.n_tasks >= 2 THEN 'different tasks recorded: ' || acting.n_tasks END,"
        " CASE WHEN list_contains(told.concepts, 'division_of_tasks') THEN 'the text tells of shared tasks' END)",
    )


def same_days(least: int = 2, window: int = 2) -> Asked:
    """Two of the same persons act in other cases within days of this one.

    Met where so many cases, this one among them, lie within so many days. Never not met.

    Source: Police Foundation and Perpetuity Research, final report of their study (2017), as the trade press
    reported it: organised shoplifting is told by its co-ordination. That cases days apart show it is the
    program's own reading.
    """
    return Asked(
        f"at least {least} cases by two of the same persons lie within {window} days",
        f"CASE WHEN 1 + len(list_filter(together.others, o -> o.days <= {window})) >= {least} THEN true END",
        f"'other cases by the same persons within {window} days: ' || "
        f"len(list_filter(together.others, o -> o.days <= {window}))",
    )
