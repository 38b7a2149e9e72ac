"""Who codes the interviews, and which codes they give to which sentences."""

from __future__ import annotations

from typing import Any

import numpy as np

from groundview.synth.dials import MOST
from groundview.synth.opinion.talk import Reader, Talk
from groundview.synth.world import Arrays, World


def code_interviews(world: World, given: Talk) -> None:
    """Makes interview_coding, one row a code that a coder gave to a sentence, right or wrong, and interview_coder."""
    said = world.get("FROM interview_sentence ORDER BY interview_id, nth")
    rows = [row for reader in given.coders for row in _given(world, given, reader, said)]
    for number, row in enumerate(rows):
        row["coding_id"] = number
    numbers = dict.fromkeys(("coding_id", "interview_id", "nth", "start_at", "end_at"), "BIGINT")
    words = dict.fromkeys(("code", "coder"), "VARCHAR")
    world.put_words("interview_coding", rows, {**numbers, **words, "is_right": "BOOLEAN"})
    coders = [
        {"coder": one.coder, "finds": one.finds, "wrong": one.wrong, "share": one.share}
        for one in given.coders
    ]
    world.put_words(
        "interview_coder",
        coders,
        {"coder": "VARCHAR", **dict.fromkeys(("finds", "wrong", "share"), "DOUBLE")},
    )


def _given(world: World, given: Talk, reader: Reader, said: Arrays) -> list[dict[str, Any]]:
    """The codes of one coder. Errors are turned by the dial of dirt."""
    rng = world.rng("opinion", reader.coder)
    interviews = np.unique(said["interview_id"])
    read = interviews[rng.permutation(len(interviews))[: round(reader.share * len(interviews))]]
    missed = min((1 - reader.finds) * world.dials.dirt, MOST)
    wrong = min(reader.wrong * world.dials.dirt, MOST)
    rows = []
    for at in np.flatnonzero(np.isin(said["interview_id"], read)).tolist():
        right = said["codes"][at]
        kept = [code for code in right if rng.random() >= missed]
        others = [code for code in given.code_keys() if code not in right]
        if rng.random() < wrong:
            kept.append(str(rng.choice(others)))
        place = {name: int(said[name][at]) for name in ("interview_id", "nth", "start_at", "end_at")}
        rows += [{**place, "code": code, "coder": reader.coder, "is_right": code in right} for code in kept]
    return rows
