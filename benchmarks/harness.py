"""Ours and a peer in turn, each time in a fresh process: medians, ratios, and whether they are within what is asked.

A folder beside this file whose modules have `cases() -> list[Case]` is run by its name: python benchmarks help
"""

from __future__ import annotations

import math
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import median

Work = Callable[[], object] | Sequence[str]
"""A function that can be pickled (of a module, or a `functools.partial` of one), or a command in words. It is not
timed until its process stands, so what it imports itself is counted and what its module imports is not."""

COLUMNS = ("case", "ours s", "peer s", "ratio", "ours MB", "peer MB", "asked", "verdict")


@dataclass(frozen=True, slots=True)
class Case:
    """What is compared, and what is asked: at most so many times the peer, so many seconds, so many MB (1e6 bytes)."""

    name: str
    ours: Work
    peer: Work
    repeats: int = 5
    at_most: float = math.inf
    at_most_seconds: float = math.inf
    at_most_mb: float = math.inf


@dataclass(frozen=True, slots=True)
class Runs:
    """The median seconds and the median of the peak resident memory of one side."""

    seconds: float
    mb: float


@dataclass(frozen=True, slots=True)
class Result:
    """Both sides of a case."""

    case: Case
    ours: Runs
    peer: Runs

    @property
    def ratio(self) -> float:
        """Our seconds over the peer's."""
        return self.ours.seconds / self.peer.seconds

    @property
    def kept(self) -> bool:
        """Whether all that is asked was met; memory that cannot be measured (Windows) is not held against it."""
        case = self.case
        quick = self.ratio <= case.at_most and self.ours.seconds <= case.at_most_seconds
        return quick and not self.ours.mb > case.at_most_mb


def compare(case: Case) -> Result:
    """Runs both sides in turn, A B A B, so that what slows the machine slows both; raises what either raises."""
    pairs = [(_fresh(case.ours), _fresh(case.peer)) for _ in range(case.repeats)]
    return Result(case, _medians(one for one, _ in pairs), _medians(two for _, two in pairs))


def table(results: Iterable[Result]) -> str:
    """The results as a Markdown table."""
    lines = [COLUMNS, ("---",) * len(COLUMNS), *map(_line, results)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def report(cases: Iterable[Case]) -> int:
    """Compares each, prints the table, and gives the exit code: 1 where something asked was missed."""
    results = [compare(case) for case in cases]
    sys.stdout.write(table(results) + "\n")
    return 0 if all(result.kept for result in results) else 1


def _fresh(work: Work) -> Runs:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(_measured, work).result()


def _measured(work: Work) -> Runs:
    began = time.perf_counter()
    if callable(work):
        work()
    else:
        subprocess.run(list(work), check=True, stdout=subprocess.DEVNULL)
    return Runs(time.perf_counter() - began, _peak_mb(of_children=not callable(work)))


def _peak_mb(*, of_children: bool) -> float:
    """The most memory held at once, NaN where the system does not say."""
    status = Path("/proc/self/status")
    if not of_children and status.exists():
        # Linux hands a parent's peak down to its children in getrusage, but not in VmHWM.
        return int(status.read_text().split("VmHWM:")[1].split()[0]) * 1024 / 1e6
    if sys.platform == "win32":
        return math.nan
    import resource

    peak = resource.getrusage(resource.RUSAGE_CHILDREN if of_children else resource.RUSAGE_SELF).ru_maxrss
    return peak * (1 if sys.platform == "darwin" else 1024) / 1e6


def _medians(runs: Iterable[Runs]) -> Runs:
    seconds, mb = zip(*((run.seconds, run.mb) for run in runs), strict=True)
    return Runs(median(seconds), median(mb))


def _line(result: Result) -> tuple[str, ...]:
    case, ours, peer = result.case, result.ours, result.peer
    limits = ((case.at_most, "times"), (case.at_most_seconds, "s"), (case.at_most_mb, "MB"))
    asked = ", ".join(f"{most:g} {unit}" for most, unit in limits if most < math.inf)
    seconds = (f"{ours.seconds:.3f}", f"{peer.seconds:.3f}", f"{result.ratio:.2g}")
    memory = (f"{ours.mb:,.0f}", f"{peer.mb:,.0f}")
    return case.name, *seconds, *memory, asked, "kept" if result.kept else "MISSED"
