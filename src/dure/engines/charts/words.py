"""The few words a drawing says itself, in both languages, and how it writes a number."""

from decimal import ROUND_HALF_UP, Decimal

from dure.engines.charts.types import HIDDEN, NOT_APPLICABLE, NOT_REPORTED, VALUE, About, Datum
from dure.engines.english import english_unit

MINUS = "\N{MINUS SIGN}"
WORDS = {
    NOT_REPORTED: ("보고 없음", "not reported"),
    NOT_APPLICABLE: ("해당 없음", "not applicable"),
    HIDDEN: ("비공개", "hidden"),
    "target": ("목표값", "target"),
    "baseline": ("기준값", "baseline"),
    "forecast": ("전망", "forecast"),
    "interval": ("{low} – {high} 사이", "between {low} and {high}"),
    "range": ("실제는 {low}–{high} 사이", "truly between {low} and {high}"),
    "most": ("많아야 {high}", "at most {high}"),
    "break": ("여기부터 새 정의", "new definition from here"),
    "period": ("기간", "Period"),
    "who": ("구분", "Name"),
    "value": ("값", "Value"),
    "place": ("지역", "Area"),
    "share": ("비율", "Share"),
    "shared": ("경계 자료 없음", "no border drawn yet"),
    "others": ("그 밖에 {n}개는 표에 있어요", "{n} more are in the table"),
}


def word(key: str, language: str) -> str:
    """The word `key` in `language`."""
    return WORDS[key][1 if language == "en" else 0]


def plain(value: float, decimals: int) -> str:
    """`12480` → `12,480`; halves away from zero; a real minus sign."""
    return f"{rounded(value, decimals) + 0:,f}".replace("-", MINUS)


def rounded(value: float, decimals: int) -> Decimal:
    """`value` as it is written: halves away from zero."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def with_unit(value: float, about: About) -> str:
    """`214명`, `93%`, `214 people`: Korean units join the number, English words stand apart."""
    told = plain(value, about.decimals)
    if about.language == "ko" or about.unit == "%" or not about.unit:
        return f"{told}{about.unit}"
    return f"{told} {english_unit(about.unit, told)}"


def written(datum: Datum, about: About) -> str:
    """The value with its unit, or the word for its absence."""
    if datum.state == VALUE and datum.value is not None:
        return with_unit(datum.value, about)
    return word(datum.state, about.language)


def stated(datum: Datum, about: About) -> str:
    """As `written`, with the range of a number that is not exact in brackets behind it."""
    said, low, high = written(datum, about), datum.low, datum.high
    if datum.state != VALUE or low is None or high is None or low == high:
        return said
    ends = {"low": plain(low, about.decimals), "high": plain(high, about.decimals)}
    return f"{said} ({word('range' if low > 0 else 'most', about.language).format(**ends)})"
