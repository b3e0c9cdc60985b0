"""Citing (인용): one number in the ways that articles, papers and programs name it."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from dure.front.shown import state_of
from dure.ground.organisations.queries import LICENCES, initiative_card
from dure.kernel.clock import day_of
from dure.kernel.ui.figures import day
from dure.kernel.words import Words
from dure.measurement.queries import publisher_of
from dure.measurement.types.numbers import NumberPage, Restated

_COMMANDS = {ord(letter): f"\\{letter}" for letter in "&%#_$"} | {ord("{"): "(", ord("}"): ")"}


@dataclass(frozen=True, slots=True)
class Citation:
    """A sentence for readers in both languages, and BibTeX."""

    sentence: Words
    bibtex: str


def citation(page: NumberPage, address: str) -> Citation:
    """How this number is cited; it stays the same for ever, its release says which state was read."""
    card, release = page.number, page.release
    year = day_of(release.made_at).year
    about = _about(page)
    sentence = Words(
        f"{page.publisher.ko}. ({year}). {about.ko}. {page.initiative_words.ko} "
        f"공표 제{release.number}호. {address}",
        f"{page.publisher.en}. ({year}). {about.en}. {page.initiative_words.en}, "
        f"release no. {release.number}. {address}",
    )
    lines = {
        "author": f"{{{_printed(page.publisher.en)}}}",
        "title": _printed(about.en),
        "year": str(year),
        "howpublished": _printed(f"{page.initiative_words.en}, release no. {release.number}"),
        "note": f"fingerprint {release.fingerprint[:16]}",
        "url": address,
    }
    fields = ",\n".join(f"  {name} = {{{value}}}" for name, value in lines.items())
    return Citation(sentence, f"@misc{{dure-{card.address},\n{fields}\n}}")


@dataclass(frozen=True, slots=True)
class OnPaper:
    """What stands below a public page on paper: whose it is, how it may be used, how it is cited."""

    publisher: Words
    licence: Words
    sentence: Words


def on_paper(request: HttpRequest, slug: str, about: Words, *, on: date) -> OnPaper:
    """A whole page as it stood on a day; `about` is what the page is called. A few queries."""
    initiative = initiative_card(slug)
    publisher, address = publisher_of(initiative, on), request.build_absolute_uri(request.path)
    sentence = Words(
        f"{publisher.ko}. ({on.year}). {about.ko}. {initiative.name.ko}. {address} "
        f"({day(on, 'ko')}에 봄)",
        f"{publisher.en}. ({on.year}). {about.en}. {initiative.name.en}. {address} "
        f"(seen {day(on, 'en')})",
    )
    return OnPaper(publisher, licence_words(initiative.licence), sentence)


def licence_words(code: str) -> Words:
    """The licence as people know it."""
    return LICENCES.get(code, Words(code, code))


def _printed(text: str) -> str:
    """Letters that BibTeX reads as commands, so that they are printed."""
    return text.translate(_COMMANDS)


def as_data(page: NumberPage, address: str) -> dict[str, object]:
    """The number with everything that must stand beside it, for programs.

    `state` is value, not_reported, not_applicable or hidden; a hidden number has no value here either.
    """
    card = page.number
    return {
        "url": address,
        "address": card.address,
        "initiative": page.initiative,
        "indicator": card.indicator,
        "name": card.name.as_dict(),
        "definition_version": card.version,
        "period": card.period,
        "organisation": card.organisation or None,
        "place": card.place_code or None,
        "cell": card.cell or None,
        "state": state_of(card.status),
        "value": _plain(card.value),
        "numerator": _plain(card.numerator),
        "denominator": _plain(card.denominator),
        "unit": card.unit.as_dict(),
        "method": card.method or None,
        "low": _plain(card.low),
        "high": _plain(card.high),
        "people_mode": card.people_mode or None,
        "people_words": card.people_words.as_dict() if card.people_mode else None,
        "reported": card.reported,
        "expected": card.expected,
        "release": _release(page),
        "restatements": [_changed(one, page) for one in page.restatements],
        "protection": page.protection.as_dict(),
        "publisher": page.publisher.as_dict(),
        "licence": page.licence,
        "citation": citation(page, address).sentence.as_dict(),
    }


def _release(page: NumberPage) -> dict[str, object]:
    """In which release the number stands, and the mark by which that one is known again."""
    release = page.release
    return {
        "id": release.public_id,
        "number": release.number,
        "made_at": release.made_at.isoformat(),
        "fingerprint": release.fingerprint,
    }


def _changed(one: Restated, page: NumberPage) -> dict[str, object]:
    """One restatement; who is an office here, never a person."""
    return {
        "at": one.at.isoformat(),
        "old": {"state": state_of(one.old_status), "value": _plain(one.old)},
        "new": {"state": state_of(one.new_status), "value": _plain(one.new)},
        "cause": one.words.as_dict(),
        "by": page.publisher.as_dict(),
    }


def _about(page: NumberPage) -> Words:
    card = page.number
    inside = [card.where_words] if card.organisation or card.place_code else []
    inside += [card.cell_words] if card.cell else []
    ko = ", ".join([card.period_words.ko, *(one.ko for one in inside)])
    en = ", ".join([card.period_words.en, *(one.en for one in inside)])
    return Words(f"{card.name.ko}, {ko}", f"{card.name.en}, {en}")


def _plain(value: object) -> float | int | None:
    if value is None:
        return None
    number = float(str(value))
    return int(number) if number.is_integer() else number
