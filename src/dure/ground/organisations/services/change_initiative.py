"""The settings of an initiative are changed by name; the journal keeps old and new."""

from dataclasses import asdict
from datetime import datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.law.queries import law_value
from dure.ground.organisations.models import CountingGround, Initiative
from dure.ground.organisations.queries.cards import initiative_of
from dure.ground.organisations.rules.settings_of_initiative import (
    check_min_cell,
    check_protection_rules,
    check_settings,
)
from dure.ground.organisations.rules.validity import check_period
from dure.ground.organisations.types import InitiativeCard, InitiativeSettings
from dure.ground.places.queries import place_on
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number


def _initiative(*, initiative_id: int, to: InitiativeSettings) -> Subject:
    return Subject("initiative", initiative_id, initiative_id)


@action(
    "organisations.initiative.change", may="manage_initiative", on=_initiative, tell=("backbone",)
)
def change_initiative(
    actor: Actor, *, at: datetime, initiative_id: int, to: InitiativeSettings
) -> Done[InitiativeCard]:
    """Change what an initiative is called, what it is for, and how it publishes.

    A new smallest group holds from the next release on; what is published stays as it was. Refused:
    `organisations.name_needed`, `organisations.min_cell`, `organisations.no_such_setting`,
    `organisations.least_denominator`, `organisations.dominance`, `organisations.p_percent`,
    `organisations.basis_needed`, `organisations.ends_before_it_starts`, an unknown place.
    """
    row = Initiative.objects.select_for_update().filter(pk=initiative_id).first()
    if row is None:
        raise Refused("organisations.no_such_initiative", initiative=initiative_id)
    _check(to, row, at)
    new = _fields(to)
    old = {field: getattr(row, field) for field in new}
    for field, value in new.items():
        setattr(row, field, value)
    row.save(update_fields=list(new))
    if (to.people_mode, to.people_mode_basis) != (old["people_mode"], old["people_mode_basis"]):
        _record_ground(actor, row, at)
    changed = {
        field: [str(old[field]), str(new[field])] for field in new if old[field] != new[field]
    }
    return Done(initiative_of(row), {"changed": changed})


def _record_ground(actor: Actor, row: Initiative, at: datetime) -> None:
    CountingGround.objects.create(
        initiative=row,
        mode=row.people_mode,
        basis=row.people_mode_basis.strip(),
        since_on=day_of(at),
        recorded_at=at,
        recorded_by=actor.name[:160],
    )


def _check(to: InitiativeSettings, row: Initiative, at: datetime) -> None:
    if not to.name.ko.strip() or not to.name.en.strip():
        raise Refused("organisations.name_needed")
    check_min_cell(to.min_cell, smallest=law_value("statistics.min_cell_members", day_of(at)))
    check_protection_rules(to.rules, min_cell=to.min_cell)
    check_settings(
        phase=to.phase,
        licence=to.licence,
        people_mode=to.people_mode,
        people_mode_basis=to.people_mode_basis,
        protection=to.protection,
    )
    check_period(row.started_on, to.ended_on)
    if to.place_code:
        place_on(to.place_code, day_of(at))
    refuse_resident_number(
        name=to.name.ko,
        name_en=to.name.en,
        about=to.about.ko,
        about_en=to.about.en,
        people_mode_basis=to.people_mode_basis,
    )


def _fields(to: InitiativeSettings) -> dict[str, object]:
    return {
        "name_ko": to.name.ko,
        "name_en": to.name.en,
        "about_ko": to.about.ko,
        "about_en": to.about.en,
        "phase": to.phase,
        "ended_on": to.ended_on,
        "place_code": to.place_code,
        "min_cell": to.min_cell,
        "licence": to.licence,
        "people_mode": to.people_mode,
        "people_mode_basis": to.people_mode_basis,
        "protection": to.protection,
        **asdict(to.rules),
    }
