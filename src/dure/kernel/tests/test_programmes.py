"""The registry finds what lies in the folder, and takes in what it says of itself."""

from dataclasses import replace
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest
from django.conf import settings

from dure.ground.access.rules.roles import role
from dure.kernel import programmes as registry
from dure.kernel.programmes import Programme, programme, programmes
from dure.kernel.words import Words


def test_care_meals_is_found_by_its_folder_and_is_installed():
    found = programme("care_meals")
    assert found is not None
    assert found.name == Words("돌봄 밥상", "Care meals")
    assert found.package in settings.INSTALLED_APPS
    assert programme("repair_cafe") is None


def test_its_kinds_and_roles_are_data_in_its_own_pack():
    found = programme("care_meals")
    assert found is not None
    kinds = {kind.code: kind for kind in found.kinds}
    assert kinds["care_meals.lunchbox"].unit == "식"
    assert kinds["care_meals.lunchbox"].personal is True
    assert found.pack("nothing_of_this_name") == {}
    assert "run_kitchen" in role("worker").may
    assert "run_kitchen" not in role("funder").may


class Pretended(EntryPoint):
    """An entry point of another federation's package, with what it would load."""

    def load(self):
        return SAID[self.name]


REPAIR = Programme(
    code="repair_cafe",
    package="fixing",
    folder=Path("/nowhere/fixing"),
    name=Words("고쳐쓰기 카페", "Repair café"),
)
SAID = {"repair": REPAIR, "again": replace(REPAIR, code="care_meals"), "wrong": object()}


def with_entry(monkeypatch, name):
    entry = Pretended(name, "fixing.programme:PROGRAMME", registry.GROUP)
    monkeypatch.setattr(registry, "entry_points", lambda group: EntryPoints([entry]))
    return programmes.__wrapped__()


def test_a_package_of_another_federation_is_taken_in_by_its_entry_point(monkeypatch):
    found = with_entry(monkeypatch, "repair")
    assert [each.code for each in found] == ["care_meals", "repair_cafe"]


def test_two_programmes_of_one_name_do_not_start(monkeypatch):
    with pytest.raises(ValueError, match="care_meals"):
        with_entry(monkeypatch, "again")


def test_a_value_that_is_no_manifest_does_not_start(monkeypatch):
    with pytest.raises(TypeError, match="wrong"):
        with_entry(monkeypatch, "wrong")
