"""The picture beside a link to a public page (Open Graph): drawn on request, kept, nobody's data in it."""

from functools import cache

from django.http import Http404, HttpRequest, HttpResponse

from dure.engines.poster import Fonts, Poster, draw_poster
from dure.front.shown import figure_of, range_words
from dure.kernel.clock import day_of, now
from dure.kernel.faces import open_to_all
from dure.kernel.ui.figures import STATE_WORDS, VALUE, day, number
from dure.kernel.ui.font_faces import find_faces
from dure.kernel.words import LANGUAGES, Words, speaking
from dure.measurement.queries import mode_words, public_home, published_number
from dure.measurement.types.numbers import NumberCard, NumberPage

REASON = "published numbers are for everybody"
CALLED = Words(
    "혼자서는 못 바꾸는 일을 함께 바꿔요", "What nobody changes alone, we change together"
)
TRACED = Words(
    "두레 · 모든 숫자는 출처까지 거슬러 볼 수 있어요", "Dure · every number opens to its sources"
)
DURE = Words("두레", "Dure")
KEPT_S = 3600


@open_to_all(reason="the front door of the house")
def house_picture(request: HttpRequest, language: str) -> HttpResponse:
    """What the house is about."""
    return _picture(language, DURE, CALLED)


@open_to_all(reason=REASON)
def initiative_picture(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """The number that stands at the door of an initiative, or its name."""
    home = public_home(slug, day_of(now()))
    if home.first is None:
        return _picture(language, DURE, home.name)
    return _picture(language, home.name, _told(home.first), home.first)


@open_to_all(reason=REASON)
def number_picture(request: HttpRequest, address: str, language: str) -> HttpResponse:
    """One published number; a hidden one says that it is."""
    page = published_number(address)
    told = _told(page.number)
    return _picture(language, page.initiative_words, told, page.number, note=_note(page))


def _note(page: NumberPage) -> Words:
    """A number by a later definition says so: beside an older poster it is another number (B22)."""
    own = next((one for one in page.versions if one.version == page.number.version), None)
    how = _how(page.number)
    if own is None or own.version == 1:
        return how
    return Words(
        f"{day(own.valid_from, 'ko')}부터의 제{own.version}판 정의로 셈 · {how.ko}",
        f"by definition no. {own.version}, from {day(own.valid_from, 'en')} on · {how.en}",
    )


def _told(card: NumberCard) -> Words:
    inside = [card.where_words] if card.organisation or card.place_code else []
    inside += [card.cell_words] if card.cell else []
    ko = ", ".join([card.period_words.ko, card.name.ko, *(one.ko for one in inside)])
    en = ", ".join([card.period_words.en, card.name.en, *(one.en for one in inside)])
    return Words(ko, en)


def _picture(
    language: str,
    eyebrow: Words,
    heading: Words,
    card: NumberCard | None = None,
    note: Words | None = None,
) -> HttpResponse:
    if language not in LANGUAGES or fonts() is None:
        raise Http404
    with speaking(language):
        below = note or (_how(card) if card else TRACED)
        poster = Poster(str(eyebrow), str(heading), _figure(card) if card else "", str(below))
    answer = HttpResponse(draw_poster(poster, fonts()), content_type="image/png")
    answer["Cache-Control"] = f"public, max-age={KEPT_S}"
    return answer


def _how(card: NumberCard) -> Words:
    """What stands below: how people were counted and within which range, else how it is traced."""
    if not card.people_mode:
        return TRACED
    said, within = mode_words(card.people_mode), range_words(card)
    if within is None or card.value is None:
        return said
    return Words(f"{within.ko} · {said.ko}", f"{within.en} · {said.en}")


def _figure(card: NumberCard) -> str:
    shown = figure_of(card)
    if shown.state != VALUE or card.value is None:
        return str(STATE_WORDS[shown.state])
    joined = "" if str(card.unit) == "%" or str(card.unit) == card.unit.ko else " "
    return f"{number(card.value, card.decimals)}{joined}{card.unit}"


@cache
def fonts() -> Fonts | None:
    """The two Korean faces of this machine; None where it has none."""
    found = {face.stem: face.file for face in find_faces() if face.weight == "400"}
    if not {"serif", "sans"} <= set(found):
        return None
    return Fonts(serif=found["serif"], sans=found["sans"])
