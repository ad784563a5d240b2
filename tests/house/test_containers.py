"""Dockerfile and docker-compose.yml start the product the way it is meant."""

import re
from typing import Any

import pytest
import yaml
from django.conf import settings

from newsroom.management.commands.serve import WORKER, web

DOCKERFILE = (settings.BASE_DIR / "Dockerfile").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load(
    (settings.BASE_DIR / "docker-compose.yml").read_text(encoding="utf-8")
)
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
SETTINGS = (settings.BASE_DIR / "newsroom" / "settings.py").read_text(encoding="utf-8")


def test_web_worker_database_and_migration_are_there() -> None:
    assert set(SERVICES) == {"database", "migrate", "web", "worker"}
    assert SERVICES["database"]["image"] == "postgres:15"


@pytest.mark.parametrize("service", ["database", "web", "worker"])
def test_whatever_keeps_running_has_a_health_check(service: str) -> None:
    assert SERVICES[service]["healthcheck"]["test"][0] == "CMD"
    assert SERVICES[service]["restart"] == "unless-stopped"


def test_nothing_starts_on_a_database_that_is_not_migrated() -> None:
    migrated = {"migrate": {"condition": "service_completed_successfully"}}
    assert SERVICES["web"]["depends_on"] == migrated
    assert SERVICES["worker"]["depends_on"] == migrated
    healthy = {"database": {"condition": "service_healthy"}}
    assert SERVICES["migrate"]["depends_on"] == healthy
    assert SERVICES["migrate"]["command"] == ["python", "manage.py", "migrate"]


def test_containers_start_the_programs_that_make_run_starts() -> None:
    command = SERVICES["web"]["command"]
    assert str(command).replace("'", '"') in DOCKERFILE
    assert command == web("0.0.0.0", 8000)[: len(command)]  # noqa: S104 - in a container
    assert SERVICES["worker"]["command"][2:] == WORKER[1:4]


def test_every_setting_given_is_one_that_settings_read() -> None:
    given = set(SERVICES["web"]["environment"])
    read = set(re.findall(r'env\.\w+\(\s*"(\w+)"', SETTINGS))
    assert given - read == set()
    assert {"SECRET_KEY", "DATABASE_URL", "ALLOWED_HOSTS"} <= given


def test_no_secret_is_written_down() -> None:
    for name in ("SECRET_KEY", "POSTGRES_PASSWORD"):
        every = [s["environment"].get(name, "${") for s in SERVICES.values()]
        assert all(value.startswith("${") for value in every)


def test_uploads_and_data_outlive_their_containers() -> None:
    assert set(COMPOSE["volumes"]) == {"data", "media", "private"}
    kept = {volume.split(":")[1] for volume in SERVICES["web"]["volumes"]}
    assert kept == {"/var/newsroom/media", "/var/newsroom/private"}
    assert "NEWSROOM_VAR=/var/newsroom" in DOCKERFILE


def test_the_image_runs_as_an_ordinary_account_on_the_python_we_test() -> None:
    assert DOCKERFILE.startswith("FROM python:3.11-slim\n")
    before, after = DOCKERFILE.split("USER newsroom\n")
    assert "pip install --requirement requirements.txt" in before
    assert "collectstatic" in after
