"""The tags of the house: say things in two languages, write numbers and days, reach the parts."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template.base import Parser, Token
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from dure.engines.hangul import settle_particles
from dure.kernel import money
from dure.kernel.clock import day_of
from dure.kernel.templatetags.quick import constant_where_it_can_be
from dure.kernel.ui import figures
from dure.kernel.ui.fonts_stand import fonts_stand
from dure.kernel.ui.kept import kept
from dure.kernel.ui.live import about, mark_of, within
from dure.kernel.ui.navigation import (
    Condition,
    Doorway,
    Way,
    conditions,
    doorways,
    holds,
    initiatives_of,
    standing_in,
    ways_of,
)
from dure.kernel.ui.views import THEME_COOKIE, THEMES
from dure.kernel.words import HOUSE, Words, counted, plural, spoken_language

register = template.Library()
register.tag("kept", kept)
ADDRESS_BREAKS = re.compile(r"(?<=@)|(?=\.)")
LEGAL_FORM = re.compile(
    "(?:이종)?(?:사회적)?협동조합(?:연합회)?|사회연대경제지원센터|행정복지센터|노인복지관|자활기업"
)


@register.simple_tag
def say(ko: str, en: str, **values: object) -> str:
    """`{% say "{n}곳" "{n} member{s}" n=3 %}`: both languages required; escaped.

    `{s}` and `{are}` follow `n`: "1 member is", "3 members are"; so does a unit `u`: "1 meal". What
    agrees with a value in Korean is written open, "{who}은(는)", and is settled by the value.
    """
    spoken = en if spoken_language() == "en" else ko
    if not values:
        return spoken + ""  # + "": a literal in a template counts as safe; ours is escaped anyway
    if "u" in values:
        unit = values["u"]
        many = unit if isinstance(unit, Words) else Words(f"{unit}", f"{unit}")
        values["u"] = counted(many, values.get("n"))
    told = {name: in_language(value) for name, value in values.items()}
    if any(isinstance(value, SafeString) for value in values.values()):
        # `{% day d as last %}` is drawn already; what stands beside it is escaped as ever.
        return format_html(escape(spoken), **plural(values), **told)
    return settle_particles(spoken.format(**plural(values), **told))


_said = register.tags["say"]


@register.tag("say")
def quick_say(parser: Parser, token: Token) -> template.Node:
    """The same tag; what stands written in both languages is put together once."""
    return constant_where_it_can_be(_said(parser, token))


@register.simple_tag
def words(value: object) -> str:
    """`{% words card.name %}`: a `Words` (or `{ko, en}`, or a named thing) in the spoken language."""
    return in_language(value)


@register.simple_tag
def long_name(value: object) -> SafeString:
    """`{% long_name organisation.name %}`: may break before its legal form, never inside a word."""
    said = in_language(value)
    form = LEGAL_FORM.search(said)
    if form is None or form.start() == 0:
        return format_html("{}", said)
    return format_html("{}<wbr>{}", said[: form.start()], said[form.start() :])


@register.simple_tag
def address(text: str) -> SafeString:
    """`{% address email %}`: an address may break after its @ and before its dots, not inside a word."""
    return SafeString("<wbr>".join(escape(part) for part in ADDRESS_BREAKS.split(text)))


@register.filter
def in_language(value: object) -> str:
    """`{{ organisation|in_language }}`: its words, or the words of its `name`; text stays as it is."""
    if isinstance(value, dict):
        value = Words.of(value)
    if not isinstance(value, (Words, str)):
        value = getattr(value, "name", value)
    return value.in_language(spoken_language()) if isinstance(value, Words) else f"{value}"


@register.simple_tag
def language() -> str:
    """The spoken language, "ko" or "en"."""
    return spoken_language()


@register.simple_tag
def number(value: Decimal | float, decimals: int = 0) -> str:
    """`{% number 12480 %}` → 12,480. Takes no None: what may be missing is a `{% figure %}`."""
    return figures.number(value, decimals)


@register.simple_tag
def figure(shown: figures.Figure) -> SafeString:
    """`{% figure card %}`: a value with its unit, or one of the three ways of not having one."""
    if shown.state != figures.VALUE:
        return _absent(shown.state)
    written = figures.number(shown.value or 0, getattr(shown, "decimals", 0))
    unit = getattr(shown, "unit", None)
    if not unit:
        return format_html('<span class="figure">{}</span>', written)
    return format_html('<span class="figure">{}{}</span>', written, unit_after(unit, written))


@register.simple_tag(name="unit")
def unit_after(words: object, n: object = None) -> SafeString:
    """`{% unit line.unit_words line.quantity %}`: 명 joins the number, an English word stands apart."""
    told = in_language(counted(words, n) if isinstance(words, Words) else words)
    apart = " " if told[:1].isascii() and told[:1].isalpha() else ""
    return format_html('<span class="unit">{}{}</span>', apart, told) if told else SafeString("")


@register.simple_tag
def day(on: date) -> SafeString:
    """`{% day report.due_on %}` → 2026. 11. 22.(일) / 22 Nov 2026; of an instant its day in Seoul.

    Never ask an instant for its `.date`: the database answers in UTC, so before nine it is yesterday.
    """
    on = day_of(on) if isinstance(on, datetime) else on
    shown = figures.day(on, spoken_language())
    return format_html('<time datetime="{}">{}</time>', on.isoformat(), shown)


@register.filter
def doer(name: str) -> str:
    """`{{ step.by|doer }}`: as it was written down; the house itself by its name in either language."""
    return str(HOUSE) if name == HOUSE.ko else name


@register.filter
def plain(value: Decimal) -> str:
    """`{{ line.amount|plain }}` → −5.5 or 48,000: as many decimals as it needs."""
    return figures.plain(value)


@register.filter
def short_day(on: date) -> str:
    """`{{ question.closes_on|short_day }}` → 11. 22. / 22 Nov, where the year is plain."""
    return figures.short_day(on, spoken_language())


@register.simple_tag
def moment(at: datetime) -> SafeString:
    """`{% moment step.at %}` → 2026. 11. 22.(일) 오전 10:05 / 22 Nov 2026, 10:05."""
    shown = figures.moment(at, spoken_language())
    return format_html('<time datetime="{}">{}</time>', at.isoformat(), shown)


@register.simple_tag
def won(amount_krw: int, *, large: bool = False) -> str:
    """`{% won 12300 %}` → 12,300원; `{% won 105000000 large=True %}` → 1억 500만 원."""
    write = figures.large_won if large else money.won
    return write(amount_krw, spoken_language())


@register.simple_tag(takes_context=True)
def ways(context: template.Context) -> list[Way]:
    """`{% ways as all %}`: the pages of the initiative (context: slug) that are open to the person."""
    return ways_of(context.get("request"), context.get("slug") or "")


@register.simple_tag(takes_context=True)
def may(context: template.Context, permission: str) -> bool:
    """`{% may "manage_rounds" as may_open %}`: a link stands only where it opens (context: slug)."""
    return holds(context.get("request"), context.get("slug") or "", permission)


@register.simple_tag(name="conditions")
def five_conditions(among: list[Way]) -> list[Condition]:
    """`{% conditions all as five %}`: the five with name, short, icon and address."""
    return conditions(among)


@register.simple_tag(takes_context=True)
def other_initiatives(context: template.Context) -> list[Doorway]:
    """`{% other_initiatives as others %}`: where else the person holds a role, with an address."""
    return doorways(context.get("request"), context.get("slug") or "")


@register.simple_tag(takes_context=True)
def initiative_here(context: template.Context) -> Any:
    """`{% initiative_here as here %}`: the person's own initiative where they stand, or nothing."""
    request = context.get("request")
    here = standing_in(request, context.get("slug") or "")
    own = initiatives_of(request) if request else ()
    return next((one for one in own if one.slug == here), None)


@register.simple_tag(takes_context=True)
def theme(context: template.Context) -> str:
    """`{% theme %}`: "light" or "dark" as remembered, or nothing (the device decides)."""
    request: HttpRequest | None = context.get("request")
    chosen = request.COOKIES.get(THEME_COOKIE, "") if request else ""
    return chosen if chosen in THEMES else ""


@register.simple_tag
def live_at() -> str:
    """Where this house's streams are: a port, an address, or nothing."""
    return str(settings.DURE_LIVE_AT)


@register.simple_tag
def live(kind: str, key: object) -> SafeString:
    """`<div {% live "topic" topic.key %} hx-get="…" hx-trigger="live">`: asks again when it changed."""
    return format_html('data-live="{}"', mark_of([about(kind, key)]))


@register.simple_tag
def live_within(initiative_id: int, verbs: str) -> SafeString:
    """The same for everything of an initiative whose verb begins so: `{% live_within 3 "care_meals" %}`."""
    return format_html('data-live="{}"', mark_of([within(initiative_id, verbs)]))


@register.simple_tag
def fonts_are_built() -> bool:
    """Whether the Korean web fonts stand ready (`dure build_fonts`); pages are whole without them."""
    return fonts_stand()


def _absent(state: str) -> SafeString:
    spoken = spoken_language()
    return format_html(
        '<span class="absent absent-{}" title="{}"><span aria-hidden="true">{}</span> {}</span>',
        state.replace("_", "-"),
        figures.STATE_REASONS[state].in_language(spoken),
        figures.STATE_MARKS[state],
        figures.STATE_WORDS[state].in_language(spoken),
    )
