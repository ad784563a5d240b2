"""Property tests here have no deadline: a busy machine is not a finding."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("document", deadline=None)
settings.load_profile("document")
