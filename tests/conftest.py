"""What the tests share: the run over the bundled example, read once, and where the shared data lies if it does."""

import os
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import stemma
from stemma import pipeline
from stemma.records import Failure, Report, Story

# A property run takes as long as reading takes; how long that is says nothing about the claim. The same tree gives the
# same examples, so that a run says something of the change; `HYPOTHESIS_PROFILE=search` looks for new ones.
EASY = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("stemma", derandomize=True, max_examples=40, **EASY)
settings.register_profile("search", derandomize=False, max_examples=400, print_blob=True, **EASY)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "stemma"))

SHARED = Path(__file__).resolve().parents[2] / "shared"


def _raised(_of: Story | Report, fault: Exception) -> Failure:
    raise fault


@pytest.fixture(scope="session", autouse=True)
def as_shipped():
    """A fault takes down one report or one story of a run; in the tests it takes down the test. What ships is given."""
    reading = import_module("stemma.reading.read")
    shipped = {(reading, "_unread"): reading._unread, (pipeline, "_untold"): pipeline._untold}
    with pytest.MonkeyPatch.context() as patch:
        for module, name in shipped:
            patch.setattr(module, name, _raised)
        yield shipped


@pytest.fixture(scope="session")
def example_run():
    """The bundled example, read once for all tests."""
    return stemma.read([stemma.example()])


@pytest.fixture(scope="session")
def shared():
    """The folder of real reports and gold beside the project; tests that need it are skipped without it."""
    if not SHARED.is_dir():
        pytest.skip("the folder of shared evaluation data is not beside the project")
    return SHARED
