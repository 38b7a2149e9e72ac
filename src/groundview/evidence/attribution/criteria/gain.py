"""Criteria of gain."""

from __future__ import annotations

from groundview.evidence.attribution.criterion import Asked


def for_gain() -> Asked:
    """It was done for gain or another benefit.

    Met where gain is part of the offence, or something was lost to an offence by which things are taken; not met where
    the law rules gain out. Unknown otherwise: violence may be paid for, and what damage costs nobody gains.

    Source: Serious Crime Act 2015, section 45(3): with a view to obtaining, directly or indirectly, any gain
    or benefit, which need not be financial (section 45(7)(c)); United Nations Convention against
    Transnational Organized Crime (2000), article 2(a): a financial or other material benefit.
    """
    return Asked(
        "it was done for gain",
        "CASE WHEN law.gain = 'yes' OR law.taking AND losses.loss_gbp > 0 THEN true "
        "WHEN law.gain = 'no' THEN false END",
        "concat_ws('; ', 'gain is part of the offence: ' || law.gain,"
        " CASE WHEN law.taking AND losses.loss_gbp > 0 THEN 'a loss is recorded' END)",
    )


def money_moved() -> Asked:
    """Money was moved through others.

    Met where an account was seen with several cases, or the text tells of lent accounts, mules or laundering. Never not
    met.

    Source: the European Union's eleven criteria, as the definition `eu_1998` has them: money laundering.
    """
    again = "list_contains(identifiers.kinds, 'bank_account') AND len(identifiers.others) > 0"
    return Asked(
        "money was moved through others",
        f"CASE WHEN {again} OR list_contains(told.concepts, 'money_moved') THEN true END",
        f"concat_ws('; ', CASE WHEN {again} THEN 'an account is seen with it, and an identifier with other cases' END,"
        " CASE WHEN list_contains(told.concepts, 'money_moved') THEN 'the text tells of it' END)",
    )
