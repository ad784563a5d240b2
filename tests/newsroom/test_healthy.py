"""The health check of the web container."""

import socket
from contextlib import closing
from urllib.parse import urlsplit

from pytest_django.live_server_helper import LiveServer

from newsroom.healthy import complaint


def test_a_server_that_answers_is_healthy(live_server: LiveServer) -> None:
    port = urlsplit(live_server.url).port
    assert port is not None
    assert complaint(port, "localhost") == ""


def test_a_server_that_refuses_is_not_healthy(live_server: LiveServer) -> None:
    port = urlsplit(live_server.url).port
    assert port is not None
    assert complaint(port, "nobody.example") == f"The answer on port {port} was 400."


def test_silence_is_not_healthy() -> None:
    with closing(socket.socket()) as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        assert complaint(port, "localhost").startswith(f"No answer on port {port}: ")
