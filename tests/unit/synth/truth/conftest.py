"""The smallest world with its extract, and the files of its truth."""

from __future__ import annotations

from pathlib import Path

import pytest

from groundview.synth.build import record_extract
from groundview.synth.truth.write import write_truth
from groundview.synth.world import World


@pytest.fixture(scope="session")
def extracted(world: World) -> World:
    """What was recorded of the smallest world is beside it, in tables called std_..."""
    record_extract(world)
    return world


@pytest.fixture(scope="session")
def truth(extracted: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the truth."""
    folder = tmp_path_factory.mktemp("truth")
    write_truth(extracted, folder)
    return folder
