"""A value as a layout writes it: SQL of the text of each cell."""

from __future__ import annotations

from groundview.evidence.pole.sql import literal, quoted
from groundview.synth.layouts.declared import Given, Layout, Style


def texts(layout: Layout, types: dict[str, str]) -> list[str]:
    """SQL of the text of every column of the file, in its order; `types` are the SQL types of the table's columns.
    Nothing is ever NULL."""
    money = {name for name, column in layout.fills.columns.items() if column.type == "money"}
    return [
        _extra(header, given, layout)
        if given.extra
        else _said(given, types[given.column], layout.style, given.column in money)
        for header, given in layout.given.items()
    ]


def line(layout: Layout, columns: list[str]) -> str:
    """SQL of one line of the file, of the texts whose names are `columns`, each in quotation marks where it needs
    them."""
    style = layout.style
    parts = [
        _in_marks(column, style.delimiter) if _may_need_marks(given, layout) else column
        for column, given in zip(columns, layout.given.values(), strict=True)
    ]
    return f"concat_ws({literal(style.delimiter)}, {', '.join(parts)})"


def _said(given: Given, kind: str, style: Style, money: bool) -> str:
    text = _text(quoted(given.column), kind, style, money)
    words = " ".join(f"WHEN {literal(ours)} THEN {literal(theirs)}" for ours, theirs in given.answers.items())
    text = f"CASE {text} {words} ELSE {text} END" if words else text
    return f"coalesce({text}, {literal(style.missing)})"


def _text(column: str, kind: str, style: Style, money: bool) -> str:
    match kind:
        case "DATE":
            return _date(column, style)
        case "TIMESTAMP":
            return f"strftime({column}, {literal(style.moment)})" if style.moment else f"{column}::VARCHAR"
        case "DOUBLE" if money and style.money == "pounds":
            return f"format('£{{:,.2f}}', {column})"
        case "DOUBLE":
            column = f"round({column}, 2)" if money else column
            whole = f"{column} = trunc({column}) AND abs({column}) < 1e15"
            return f"CASE WHEN {whole} THEN {column}::BIGINT::VARCHAR ELSE {column}::VARCHAR END"
        case _:
            return column if kind == "VARCHAR" else f"{column}::VARCHAR"


def _date(column: str, style: Style) -> str:
    if not style.date:
        return f"{column}::VARCHAR"
    usual = f"strftime({column}, {literal(style.date)})"
    if not style.old_before:
        return usual
    old = f"strftime({column}, {literal(style.old_date)})"
    return f"CASE WHEN year({column}) < {style.old_before} THEN {old} ELSE {usual} END"


def _extra(header: str, given: Given, layout: Layout) -> str:
    words = ", ".join(map(literal, given.extra))
    return f"[{words}][1 + pick({literal(f'layout {layout.file} {header}')}, _id, {len(given.extra)})]"


def _may_need_marks(given: Given, layout: Layout) -> bool:
    """Dates and numbers hold no mark that ends a cell; what has a comma between thousands does."""
    return bool(given.extra) or layout.fills.columns[given.column].type in (
        "text",
        "list",
        "reference",
        "choice",
        "code",
        "money",
    )


def _in_marks(column: str, delimiter: str) -> str:
    ends = " OR ".join(
        f"contains({column}, {sign})" for sign in (literal(delimiter), "'\"'", "chr(10)", "chr(13)")
    )
    return f"CASE WHEN {ends} THEN '\"' || replace({column}, '\"', '\"\"') || '\"' ELSE {column} END"
