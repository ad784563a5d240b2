"""A newsroom for the tests of this room."""

import pytest

from tests.support.newsroom import Newsroom, build


@pytest.fixture
def newsroom(db: None) -> Newsroom:
    """Channel, routes and people; no article yet."""
    return build()
