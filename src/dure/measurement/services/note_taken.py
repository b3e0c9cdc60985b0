"""Note what is taken from the public pages, so that a restatement can say where the old number went.

No verb: readers act for nobody and are not known. One row a release, form and place; it is written
at most once a day, so that a file that everybody takes costs one statement that only reads.
"""

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import F

from dure.ground.organisations.queries import initiative_card
from dure.measurement.models import Indicator, NumbersTaken, Publication

MOST_SITES = 200  # a browser can name any host; beyond this they are not told apart


def note_taken(slug: str, *, form: str, on: date, indicator: str = "", release: str = "") -> None:
    """A file of the numbers was taken: of the release named, else of what stands now.

    What names an indicator or a release that is not there gave nothing away.
    """
    if indicator and not Indicator.objects.filter(code=indicator).exists():
        return
    releases = Publication.objects.filter(initiative_id=initiative_card(slug).id)
    if release:
        releases = releases.filter(public_id=release)
    newest = releases.order_by("-number").first()
    if newest is not None:
        _note(newest, on, form=form, indicator=indicator)


def note_shown(publication_id: str, *, form: str, address: str, on: date, site: str = "") -> None:
    """One number was asked for by the page of somebody else, or by a program."""
    publication = Publication.objects.get(public_id=publication_id)
    if site and _has_many(publication, form, address, site):
        site = ""
    _note(publication, on, form=form, address=address, site=site)


def _has_many(publication: Publication, form: str, address: str, site: str) -> bool:
    known = NumbersTaken.objects.filter(publication=publication, form=form, address=address)
    sites = set(known.values_list("site", flat=True))
    return site not in sites and len(sites) >= MOST_SITES


def _note(publication: Publication, on: date, **which: str) -> None:
    whole = {"indicator": "", "address": "", "site": "", **which}
    rows = NumbersTaken.objects.filter(publication=publication, **whole)
    last = rows.values_list("last_on", flat=True).first()
    if last is None:
        try:
            with transaction.atomic():
                NumbersTaken.objects.create(
                    publication=publication, first_on=on, last_on=on, **whole
                )
        except IntegrityError:  # somebody else was the first in the same moment: it is noted
            return
    elif last < on:
        rows.filter(last_on=last).update(days=F("days") + 1, last_on=on)
