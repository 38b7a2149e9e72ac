"""Criteria of persistence: the same people, over a period."""

from __future__ import annotations

from groundview.evidence.attribution.criterion import Asked


def together_again(persons: int = 3, days: int = 90) -> Asked:
    """So many of the same persons act together again, at least so many days apart.

    Met where another offence, or another case of the same kind, is recorded with so many of the persons of this one.
    Never not met: what they did elsewhere may be in no record.

    Source: United Nations Convention against Transnational Organized Crime (2000), article 2(a): a structured
    group of three or more persons, existing for a period of time and acting in concert.
    """
    near = f"o -> o.persons >= {persons} AND o.days >= {days}"
    return Asked(
        f"at least {persons} of the same persons act together again {days} days apart or more",
        f"CASE WHEN len(list_filter(together.others, {near})) > 0 THEN true END",
        f"'other cases by at least {persons} of the same persons, {days} days apart or more: ' || "
        f"len(list_filter(together.others, {near}))",
    )


def joint_offences(least: int = 2, window: int = 365) -> Asked:
    """Two of the same persons act together in so many cases within so many days.

    Met where so many are recorded, this one among them. Never not met.

    Source: rules for linked sets, docs/networks.md; McGloin, Sullivan, Piquero and Bacon, Investigating the
    stability of co-offending and co-offenders, Criminology 46 (2008): whether the same people act together
    again.
    """
    return Asked(
        f"two of the same persons act in at least {least} cases within {window} days",
        f"CASE WHEN 1 + len(list_filter(together.others, o -> o.days <= {window})) >= {least} THEN true END",
        f"'other cases by two of the same persons within {window} days: ' || "
        f"len(list_filter(together.others, o -> o.days <= {window}))",
    )


def lasting_set(persons: int = 3, days: int = 90) -> Asked:
    """Somebody who acts belongs to a linked set of so many persons that is seen over so many days.

    Met where the study's main rule finds such a set. Never not met. A linked set is computed and proves no group.

    Source: rules for linked sets, docs/networks.md; United Nations Convention against Transnational Organized
    Crime (2000), article 2(a), a group that exists for a period of time.
    """
    return Asked(
        f"somebody who acts in it is in a linked set of at least {persons} persons seen over {days} days or more",
        f"CASE WHEN linked_sets.n_persons >= {persons} AND linked_sets.days >= {days} THEN true END",
        "'the linked set has ' || linked_sets.n_persons || ' persons, seen over ' || linked_sets.days || ' days'",
    )


def identifier_again(least: int = 2, window: int = 90) -> Asked:
    """An identifier of the case was seen with so many cases within so many days.

    Met where a phone, an account, a website or the like was, this case among them. Never not met: most reports give no
    identifier.

    Source: Action Fraud, What is the National Fraud Intelligence Bureau?: matching of data links reports from
    different parts of the country, and fraudsters' bank accounts, websites and phone numbers can be taken
    down. The number and the days are the program's own.
    """
    return Asked(
        f"an identifier of it is seen with at least {least} cases within {window} days",
        f"CASE WHEN 1 + len(list_filter(identifiers.others, d -> d <= {window})) >= {least} THEN true END",
        f"'other cases with an identifier of this one within {window} days: ' || "
        f"len(list_filter(identifiers.others, d -> d <= {window}))",
    )
