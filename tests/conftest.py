"""One way for every test: laws are tried on the same examples each time, so that a red gate is a red change.

`HYPOTHESIS_PROFILE=explore uv run pytest` tries fresh ones; what it finds becomes a test of its own.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("gate", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("explore", derandomize=False, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))
