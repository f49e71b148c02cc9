"""Hypothesis profiles.

``same`` repeats the same cases everywhere, so that a change fails by what it does, and ``brief``
does so with fewer of them; ``search`` looks for new ones; ``nightly`` looks longer; ``quick`` shows
a failing case as it was drawn instead of looking for the smallest.
"""

import os

from hypothesis import Phase, settings

settings.register_profile("same", deadline=None, max_examples=60, derandomize=True)
settings.register_profile("brief", deadline=None, max_examples=10, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=60)
settings.register_profile("nightly", deadline=None, max_examples=10_000)
settings.register_profile(
    "quick", deadline=None, max_examples=60, derandomize=True, phases=[Phase.generate]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))
