"""Small files, small functions, few parameters."""

from __future__ import annotations

from statistics import median

from house import body_lines, modules

FILE, FILE_MEDIAN = 300, 90
FUNCTION, FUNCTION_MEDIAN = 50, 8
PARAMETERS = 6


def test_files_are_short() -> None:
    lengths = {module.path: module.text.count("\n") for module in modules() if not module.is_empty}
    assert {path: length for path, length in lengths.items() if length > FILE} == {}
    assert median(lengths.values()) < FILE_MEDIAN


def test_functions_are_short() -> None:
    lengths = {
        f"{module.path}:{function.lineno} {function.name}": body_lines(function)
        for module in modules()
        for function in module.functions()
    }
    assert {name: length for name, length in lengths.items() if length > FUNCTION} == {}
    assert median(lengths.values()) < FUNCTION_MEDIAN


def test_functions_take_few_parameters() -> None:
    """Commands are left out: each of their parameters is an option that a user may give."""
    many = {}
    for module in modules():
        for function in module.functions():
            taken = function.args
            names = [one.arg for one in (*taken.posonlyargs, *taken.args, *taken.kwonlyargs)]
            if len(set(names) - {"self", "cls"}) > PARAMETERS and not is_command(module.path, function.name):
                many[f"{module.path} {function.name}"] = names
    assert many == {}


def is_command(path: str, function: str) -> bool:
    return path.startswith("cli/") and function == "command"
