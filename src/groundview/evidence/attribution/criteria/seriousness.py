"""Criteria of seriousness."""

from __future__ import annotations

from groundview.evidence.attribution.criterion import Asked


def serious_offence(least_years: int = 7) -> Asked:
    """The offence carries a maximum of so many years or more.

    Met where the law sets that for every offence that is counted under the case's code, not met where it does for none,
    and unknown where the code holds both, or is not known.

    Source: Serious Crime Act 2015, section 45(4), for seven years; United Nations Convention against
    Transnational Organized Crime (2000), article 2(b), for four.
    """
    return Asked(
        f"the offence carries {least_years} years or more",
        f"CASE WHEN law.years_low >= {least_years} THEN true WHEN law.years_high < {least_years} THEN false END",
        "'maximum sentence: ' || CASE WHEN law.years_low = law.years_high THEN '' ELSE"
        " CASE law.years_low WHEN 99 THEN 'life' ELSE format('{:g} years', law.years_low) END || ' to ' END ||"
        " CASE law.years_high WHEN 99 THEN 'life' ELSE format('{:g} years', law.years_high) END",
    )


def large_loss(least_gbp: int = 10000) -> Asked:
    """So much was lost, or more.

    Met and not met by the recorded loss; unknown where none is recorded.

    Source: Garner and others, Organised fraud in local communities (Police Foundation and Perpetuity
    Research, briefing 1, August 2016): over 10,000 pounds a fraud linked to organised crime, about 4,000 for
    others.
    """
    return Asked(
        f"at least £{least_gbp:,} was lost",
        f"CASE WHEN losses.loss_gbp >= {least_gbp} THEN true WHEN losses.loss_gbp < {least_gbp} THEN false END",
        f"CASE WHEN losses.loss_gbp >= {least_gbp} THEN 'the recorded loss reaches it'"
        " WHEN losses.loss_gbp IS NOT NULL THEN 'the recorded loss is less' END",
    )
