"""People at the desk: browsers that are signed in."""

from collections.abc import Callable

import pytest
from django.test import Client

from staff.models import User

SignIn = Callable[[User], Client]


@pytest.fixture
def sign_in(db: None) -> SignIn:
    """A client of a person's own, signed in; forms must carry their token."""

    def sign_in_as(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in_as
