"""Fixtures of the tests of parse()."""

import pytest

from shared_data import WHOLE, sample


@pytest.fixture(params=WHOLE)
def sample_text(request: pytest.FixtureRequest) -> str:
    """Return the text of each sample whose every cell is read, in turn."""
    return sample(request.param)
