"""The explanation of a pair in lines of text: a waterfall of weights, from the starting odds to the decision."""

from __future__ import annotations

from collections.abc import Iterator

from groundview.evidence.linkage.judgements.judgement import RecordName
from groundview.pipeline.pair import PairExplained

WIDTH = 30
"""Signs in the longest bar."""
BITS_A_SIGN = 1.0


def lines(pair: PairExplained) -> Iterator[str]:
    """The explanation, line by line. Internal: it holds what is recorded of persons."""
    yield "INTERNAL: records about persons."
    yield f"{_called(pair.left)} and {_called(pair.right)}: {_verdict(pair)}"
    yield ""
    yield from _details(pair)
    yield ""
    yield from _weights(pair)
    yield ""
    yield from _rest(pair)


def _called(name: RecordName) -> str:
    return f"{name.reference} ({name.system or name.source})"


def _verdict(pair: PairExplained) -> str:
    return f"one person ({pair.persons[0]})" if pair.one_person else "two persons"


def _details(pair: PairExplained) -> Iterator[str]:
    yield "As they were compared"
    wide = max([len(left) for _, left, _ in pair.details] + [4])
    for name, left, right in pair.details:
        yield f"  {name:<13} {left or '-':<{wide}}  {right or '-'}"


def _weights(pair: PairExplained) -> Iterator[str]:
    if pair.alike:
        yield "Both say the same in everything that is compared, and enough of it: they are of one shape."
        return
    yield "Weights in bits: each one doubles (or halves) the odds that they are one person"
    total = 0.0
    for part in pair.parts:
        total += part.weight
        yield _bar(part.comparison, part.weight, total, part.level)
        if part.frequency:
            total += part.frequency
            yield _bar("", part.frequency, total, "how frequent the shared value is")
    if pair.raised:
        total += pair.raised
        yield _bar(
            "shared",
            pair.raised,
            total,
            "identifiers and associates that both share; side by side in one event",
        )
    yield f"  {'sum':<10} {pair.weight:>8.2f}   probability {pair.probability:.6f}"


def _bar(name: str, weight: float, total: float, says: str) -> str:
    bar = ("+" if weight > 0 else "-") * min(round(abs(weight) / BITS_A_SIGN), WIDTH)
    return f"  {name:<10} {weight:>+8.2f}  to {total:>+8.2f}  {says}  {bar}".rstrip()


def _rest(pair: PairExplained) -> Iterator[str]:
    for kind, identifier, n in pair.shared:
        yield f"Seen with both: {kind} {identifier}, seen with {n:,} references in all."
    if pair.veto:
        yield f"Veto: {pair.veto}."
    if not pair.alike and not pair.kept_as_possible:
        yield "The pair was never put side by side, or found too unlikely to keep."
    yield _judgement(pair)
    yield from _chain(pair)
    if pair.draws:
        yield f"They stand in one person in {pair.together} of {pair.draws} plausible linkages."


def _judgement(pair: PairExplained) -> str:
    if pair.judgement is None:
        return "Nobody has judged this pair."
    one = pair.judgement
    return f"Judged {one.answer} by {one.by} at {one.at} (judgement {one.entry}): {one.why}"


def _chain(pair: PairExplained) -> Iterator[str]:
    if not pair.one_person:
        return
    if not pair.chain:
        yield "No link leads from one to the other: they are one by judgements or by the rest of their person."
        return
    yield "How they hang together (two groups of records are joined by the mean of all pairs between them)"
    for here, there, link in pair.chain:
        weight = "" if link.weight is None else f", {link.weight:+.2f} bits"
        yield f"  {_called(here)} - {_called(there)}: {link.how}{weight}"
