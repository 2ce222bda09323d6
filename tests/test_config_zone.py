"""The machine's time zone is found, and a wrong name is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.config.zone import machine_zone, zone

if TYPE_CHECKING:
    from pathlib import Path


def test_the_variable_tz_counts_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    assert machine_zone() == zone("").key == "Asia/Kathmandu"
    monkeypatch.setenv("TZ", ":/usr/share/zoneinfo/Europe/Berlin")
    assert machine_zone() == "Europe/Berlin"


def test_the_zone_is_what_localtime_links_to(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TZ", raising=False)
    place = tmp_path / "zoneinfo" / "Europe" / "Oslo"
    place.parent.mkdir(parents=True)
    place.touch()
    link = tmp_path / "localtime"
    link.symlink_to(place)
    assert machine_zone(link) == "Europe/Oslo"


def test_a_machine_that_does_not_say_is_in_utc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TZ", "Nowhere/Land")
    assert machine_zone(tmp_path / "localtime") == "UTC"


@pytest.mark.parametrize("name", ["Mars/Olympus", "../../etc/passwd", "Europe", "Europe/Berlin\0"])
def test_what_is_no_zone_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="there is no time zone"):
        zone(name)
