"""The knowledge-gap register: what these extracts cannot say, in sentences that an analyst can act on."""

from __future__ import annotations

from groundview.evidence.pole.tables import extract_tables, tables
from groundview.evidence.records.coverage import ABSENT
from groundview.evidence.records.store import Reader
from groundview.evidence.sources.declared import source_named
from groundview.study import Declared

WISHED_FOR = {
    "involvements": "Who was suspected, charged or a victim is not supplied, so no offence can be called organised or "
    "not, and repeat victims cannot be seen.",
    "nominals": "No details of persons are supplied: whoever bears one reference is one person, and nobody who stands "
    "under two can be recognised.",
    "fraud_reports": "No fraud reports are supplied: fraud, the commonest crime, is not in this profile.",
    "young_people_at_risk": "Nothing is supplied on young people at risk of sexual exploitation.",
    "premises": "Nothing is supplied on premises known to the sex market.",
    "partner_incidents": "No partner's incidents are supplied, so what nobody reported to the police cannot be seen.",
    "survey": "No residents' survey is supplied, so neither fear of crime nor what goes unreported can be seen.",
    "ocg_list": "No list of mapped groups is supplied, so found and mapped cannot be compared.",
    "interventions": "No interventions are supplied, so nothing can be said about their effect.",
}


def knowledge_gaps(study: Declared, reader: Reader) -> list[str]:
    """One sentence a gap: months absent, columns never filled, tables not supplied, cautions of the sources used."""
    return [*_months(reader), *_columns(reader), *tables_not_supplied(reader), *_cautions(study)]


def _months(reader: Reader) -> list[str]:
    """Months that a force did not supply, and those that are a gap in some areas for another reason."""
    rows = reader.rows(
        "SELECT force, string_agg(strftime(month, '%Y-%m'), ', ' ORDER BY month) FROM "
        "(SELECT DISTINCT force, month FROM coverage WHERE why = ? AND force IS NOT NULL) GROUP BY 1 ORDER BY 1",
        [ABSENT],
    )
    others = reader.rows(
        "SELECT strftime(month, '%Y-%m') AS month, count(*), why FROM coverage WHERE why <> ? "
        "GROUP BY month, why ORDER BY month, why",
        [ABSENT],
    )
    return [f"{force} supplied nothing for {months}." for force, months in rows] + [
        f"{n:,} areas are a gap in {month}: {why}." for month, n, why in others
    ]


def _columns(reader: Reader) -> list[str]:
    """Columns that no row of a supplied table fills."""
    rows = reader.rows(
        "SELECT table_name, column_name FROM quality WHERE check_name = 'missing' AND group_name = '' "
        "GROUP BY ALL HAVING sum(n) = sum(of_n) ORDER BY ALL"
    )
    found: dict[str, list[str]] = {}
    for table, column in rows:
        found.setdefault(table, []).append(extract_tables()[table].columns[column].label.lower())
    return [
        f"{tables()[table].label}: no row gives {', '.join(columns)}." for table, columns in found.items()
    ]


def tables_not_supplied(reader: Reader) -> list[str]:
    """A sentence for each table that a profile wishes for and that no file fills."""
    supplied = {name for (name,) in reader.rows("SELECT DISTINCT table_name FROM files")}
    return [sentence for table, sentence in WISHED_FOR.items() if table not in supplied]


def _cautions(study: Declared) -> list[str]:
    used = dict.fromkeys(entry.source for entry in study.file.sources)
    return list(
        dict.fromkeys(caution for name in used for caution in source_named(name, study.mappings).cautions)
    )
