"""Functions compiled to machine code, for what arrays alone cannot do fast enough.

Import this only where a kernel is used: it costs about half a second, and the first call of a kernel on a machine a few
seconds more, unless a former run has left what it compiled.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from numba import njit

Function = TypeVar("Function", bound=Callable[..., object])


def kernel(function: Function) -> Function:
    """Compiles a function of numbers and arrays: without the interpreter's lock, so that threads run side by side, and
    in exact order, so that every machine adds up alike. What is compiled is kept on disk where a place can be written
    to, and compiled anew in each run where none can."""
    try:
        made = njit(function, nogil=True, cache=True)
    except RuntimeError:  # A locked-down machine: neither the program's folder nor the user's own can be written to.
        made = njit(function, nogil=True)
    return cast(Function, made)
