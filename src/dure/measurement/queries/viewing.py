"""Viewing (보는 범위): what of an initiative's reports somebody may read (E11)."""

from dataclasses import dataclass

from dure.ground.journal.queries import may, must
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import initiative_by_id, organisations_in
from dure.kernel.errors import Refused


@dataclass(frozen=True, slots=True)
class Viewing:
    """Viewing (보는 범위): everybody's values, or one's own organisations' and protected totals."""

    initiative_id: int
    everything: bool
    own: frozenset[int]
    min_cell: int

    def reads(self, organisation_id: int | None) -> bool:
        """True when the values of that organisation may be read one by one."""
        return self.everything or organisation_id in self.own


def viewing(actor: Actor, initiative_id: int) -> Viewing:
    """How far the actor sees here; refused with `journal.not_allowed` outside the initiative."""
    inside(actor, initiative_id)
    here = Subject("reports", "", initiative_id)
    return Viewing(
        initiative_id=initiative_id,
        everything=may(actor, "see_all_reports", here),
        own=own_organisations(actor, initiative_id),
        min_cell=initiative_by_id(initiative_id).min_cell,
    )


def inside(actor: Actor, initiative_id: int) -> None:
    """Whoever takes part in any way; refused with `journal.not_allowed` outside the initiative."""
    if not _is_inside(actor, initiative_id):
        must(actor, "see_initiative", Subject("initiative", initiative_id, initiative_id))


def viewing_of(actor: Actor, initiative_id: int, organisation_id: int | None) -> Viewing:
    """The same for a page of one organisation; refused with `measurement.not_your_report`."""
    seen = viewing(actor, initiative_id)
    if organisation_id is not None and not seen.reads(organisation_id):
        raise Refused("measurement.not_your_report")
    return seen


def _is_inside(actor: Actor, initiative_id: int) -> bool:
    """An organisation's people are inside where their organisation takes part or did."""
    reaches = [
        reach
        for reach in actor.reaches
        if "see_initiative" in reach.permissions and reach.initiative_id in (None, initiative_id)
    ]
    if any(reach.initiative_id is not None or reach.organisation_id is None for reach in reaches):
        return True
    members = organisations_in(initiative_id) if reaches else frozenset()
    return any(reach.organisation_id in members for reach in reaches)


def own_organisations(actor: Actor, initiative_id: int) -> frozenset[int]:
    """The organisations whose own reports the actor sees here."""
    return frozenset(
        reach.organisation_id
        for reach in actor.reaches
        if reach.organisation_id is not None
        and "see_own_reports" in reach.permissions
        and reach.initiative_id in (None, initiative_id)
    )
