"""Fixtures of the reader's tests."""

import pytest

from shared_data import SAMPLES, sample


@pytest.fixture(params=SAMPLES)
def sample_text(request: pytest.FixtureRequest) -> str:
    """Return the text of each sample in turn."""
    return sample(request.param)
