"""What is said, in two languages, and how numbers are written."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from dure.kernel.ui import figures
from dure.kernel.ui.figures import STATE_MARKS, STATE_WORDS, Figure, large_won, number
from dure.kernel.words import Words, speaking


def shown(template: str, language: str = "ko", **context: object) -> str:
    with speaking(language):
        return Template("{% load ui %}" + template).render(Context(context))


def test_the_same_sentence_in_both_languages() -> None:
    both = '{% say "{n}곳이 보고했어요" "{n} have reported" n=3 %}'
    assert (shown(both), shown(both, "en")) == ("3곳이 보고했어요", "3 have reported")


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "1 sheet is waiting"), (0, "0 sheets are waiting"), (2, "2 sheets are waiting")],
)
def test_one_is_not_said_as_if_it_were_many(count: int, said: str) -> None:
    both = '{% say "출석부 {n}장" "{n} sheet{s} {are} waiting" n=n %}'

    assert shown(both, "en", n=count) == said
    assert shown(both, n=count) == f"출석부 {count}장"
    assert Words("{n}장", "{n} sheet{s} {are} waiting").filled(n=count).en == said


def test_a_name_that_happens_to_be_called_s_is_left_alone() -> None:
    assert shown('{% say "{s}" "{s}" s="소리결" %}', "en") == "소리결"


@pytest.mark.parametrize(
    ("name", "said"),
    [("2026년 10월", "2026년 10월은 모아요"), ("2026년 3분기", "2026년 3분기는 모아요")],
)
def test_a_particle_agrees_with_the_word_before_it(name, said):
    assert shown('{% say "{p}은(는) 모아요" "{p}" p=p %}', p=name) == said


def test_one_language_alone_is_not_enough() -> None:
    with pytest.raises(TemplateSyntaxError):
        shown('{% say "한국어만" %}')


def test_what_people_typed_is_escaped() -> None:
    name = "<script>alert(1)</script>"
    assert "<script>" not in shown('{% say "{name} 님" "{name}" name=name %}', name=name)
    assert "<script>" not in shown("{% words name %}{{ name|in_language }}", name=Words(name, name))


def test_a_named_thing_speaks_the_language_of_the_reader() -> None:
    class Kitchen:
        name = Words("손맛사회적협동조합", "Sonmat")

    assert shown("{{ it|in_language }}", "en", it=Kitchen()) == "Sonmat"
    assert shown("{% words it %}", it={"ko": "식", "en": "meals"}) == "식"


def test_an_english_unit_stands_apart_from_its_number() -> None:
    people, percent = Words("명", "people"), Words("%", "%")

    assert shown("{% figure it %}", "en", it=Figure("value", 7, people)) == (
        '<span class="figure">7<span class="unit"> people</span></span>'
    )
    assert shown("{% figure it %}", "en", it=Figure("value", 1, people)) == (
        '<span class="figure">1<span class="unit"> person</span></span>'
    )
    left = '{% say "{n}{u} 남음" "{n} {u} left" n=n u=u %}'
    assert shown(left, "en", n=1, u=Words("개", "boxes")) == "1 box left"
    assert shown(left, n=1, u=Words("개", "boxes")) == "1개 남음"
    assert shown("{% unit it %}", "en", it=percent) == '<span class="unit">%</span>'
    assert shown("{% unit it %}", it=people) == '<span class="unit">명</span>'


def test_zero_is_a_number_and_three_absences_differ_in_word_and_mark() -> None:
    zero = shown("{% figure it %}", it=Figure("value", 0, Words("식", "meals")))
    absent = [shown("{% figure it %}", it=Figure(state)) for state in STATE_WORDS]
    assert zero == '<span class="figure">0<span class="unit">식</span></span>'
    assert len({zero, *absent}) == 4
    assert len(set(STATE_MARKS.values())) == 3
    assert "비공개" in absent[2]
    assert "hidden" in shown("{% figure it %}", "en", it=Figure("hidden"))


def test_a_hidden_figure_never_carries_its_number() -> None:
    with pytest.raises(ValueError, match="must not carry"):
        Figure("hidden", 3)
    with pytest.raises(ValueError, match="must not carry"):
        Figure("value")


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (12480, 0, "12,480"),
        (-3, 0, "−3"),
        (Decimal("0.125"), 2, "0.13"),
        (2.5, 0, "3"),
        (-0.1, 0, "0"),
    ],
)
def test_numbers(value: float, decimals: int, written: str) -> None:
    assert number(value, decimals) == written


def test_early_in_the_morning_it_is_today_in_seoul_already() -> None:
    early = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)  # half past eight on Sunday, in Seoul
    assert shown("{% day at %}", at=early) == '<time datetime="2026-11-22">2026. 11. 22.(일)</time>'
    assert ">22 Nov 2026<" in shown("{% day at %}", "en", at=early)


def test_no_template_asks_an_instant_for_its_day_in_utc() -> None:
    house = Path(figures.__file__).parents[2]
    asked = [page.name for page in house.rglob("*.html") if ".date %}" in page.read_text()]
    assert asked == []


def test_days_and_moments() -> None:
    sunday = {"d": date(2026, 11, 22), "at": datetime(2026, 11, 22, 1, 5, tzinfo=UTC)}
    assert ">2026. 11. 22.(일)<" in shown("{% day d %}", **sunday)
    assert ">22 Nov 2026<" in shown("{% day d %}", "en", **sunday)
    assert ">2026. 11. 22.(일) 오전 10:05<" in shown("{% moment at %}", **sunday)
    assert shown("{{ d|short_day }}", **sunday) == "11. 22."
    assert shown("{{ d|short_day }}", "en", **sunday) == "22 Nov"
    assert "오후 12시" in shown("{% moment at %}", at=datetime(2026, 11, 22, 3, 0, tzinfo=UTC))


def test_money() -> None:
    assert shown("{% won 12300 %}") == "12,300원"
    assert (large_won(105_000_000), large_won(105_000_000, "en")) == (
        "1억 500만 원",
        "₩105.0 million",
    )
    assert (large_won(9_250), large_won(-20_000)) == ("9,250원", "−2만 원")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("소리결앙상블사회적협동조합", "소리결앙상블<wbr>사회적협동조합"),
        ("다온발달장애지원이종협동조합연합회", "다온발달장애지원<wbr>이종협동조합연합회"),
        ("손맛", "손맛"),
        ("협동조합", "협동조합"),
        ("", ""),
        ("<b>협동조합", "&lt;b&gt;<wbr>협동조합"),
    ],
)
def test_a_long_name_breaks_before_its_legal_form_and_nowhere_else(name: str, said: str) -> None:
    assert shown("{% long_name it %}", it=Words(name, name)) == said


def test_a_long_address_breaks_after_its_at_and_before_its_dots() -> None:
    long = "seniorclub@demo.dure.example"
    assert shown("{% address it %}", it=long) == "seniorclub@<wbr>demo<wbr>.dure<wbr>.example"
    assert shown("{% address it %}", it="<b>@x") == "&lt;b&gt;@<wbr>x"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ko", '<time datetime="2026-12-09">2026. 12. 9.(수)</time>까지'),
        ("en", 'until <time datetime="2026-12-09">9 Dec 2026</time>'),
    ],
)
def test_a_day_inside_a_sentence_is_a_day_and_not_its_markup(language, told):
    source = '{% load ui %}{% day on as last %}{% say "{last}까지" "until {last}" last=last %}'
    with speaking(language):
        drawn = Template(source).render(Context({"on": date(2026, 12, 9)}))

    assert drawn == told


@given(st.text(alphabet="<>&\"'{}가나ab ", max_size=12))
def test_beside_a_drawn_day_whatever_somebody_wrote_stays_text(name):
    source = '{% load ui %}{% day on as last %}{% say "{who} & {last}" "-" last=last who=who %}'
    with speaking("ko"):
        drawn = Template(source).render(Context({"on": date(2026, 12, 9), "who": name}))

    assert drawn == f'{escape(name)} &amp; <time datetime="2026-12-09">2026. 12. 9.(수)</time>'


@pytest.mark.parametrize(
    ("n", "said"), [(1, "1 meal"), (2, "2 meals"), (0, "0 meals"), (Decimal("1.00"), "1.00 meal")]
)
def test_an_english_unit_follows_its_count(n: object, said: str) -> None:
    unit = Words("식", "meals")
    assert shown('{% say "{n}{u}" "{n} {u}" n=n u=unit %}', "en", n=n, unit=unit) == said
    assert f" {said.split()[1]}<" in shown("{{ n }}{% unit unit n %}", "en", n=n, unit=unit)
    assert shown("{% figure one %}", "en", one=Figure("value", 1, unit)).endswith(
        " meal</span></span>"
    )
