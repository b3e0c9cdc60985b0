"""Why a published number may become another one: kinds of causes, said in both languages."""

from dure.engines.hangul import settle_particles
from dure.engines.measure import Number
from dure.kernel.words import Words
from dure.measurement.types.prepared import ChangedNumber, RestateCause

MOVED = Words(" 범위가 {old}에서 {new}(으)로 바뀌었어요.", " The range was {old} and is {new}.")
LONGEST = 300
CAUSES = {
    "late_report": Words("보고가 늦게 왔어요", "A report came in late"),
    "correction": Words("틀린 값을 바로잡았어요", "A mistake was put right"),
    "report_returned": Words("보고서를 보완하고 있어요", "A report is being completed"),
    "report_withdrawn": Words("기관이 보고서를 거두었어요", "A report was taken back by its house"),
    "definition": Words("지표 정의가 바뀌었어요", "The definition changed"),
    "places": Words("행정구역이 바뀌었어요", "Administrative areas changed"),
    "protection": Words("작은 집단을 더 보호해요", "Small groups are protected better"),
    "consent": Words("동의가 거두어졌어요", "Consent was withdrawn"),
    "people": Words("같은 사람인지 다시 살펴봤어요", "Who is one person was looked at again"),
    "other": Words("그 밖의 까닭", "Another reason"),
}


def cause_words(why: RestateCause, each: ChangedNumber) -> Words:
    """Why one number changed; where an estimate reads the same, from which range to which as well."""
    moved = _range_moved(each)
    said = Words(why.words.ko + moved.ko, why.words.en + moved.en if why.words.en else "")
    return said if max(len(said.ko), len(said.en)) <= LONGEST else why.words


def _range_moved(each: ChangedNumber) -> Words:
    figure = each.number.shown.figure
    old = each.old_range
    if figure is None or figure.value != each.old_value or None in (*old, figure.low, figure.high):
        return Words("", "")
    said = MOVED.filled(old=_range(*old), new=_range(figure.low, figure.high))
    return Words(settle_particles(said.ko), said.en)


def _range(low: Number | None, high: Number | None) -> str:
    return f"{low or 0:.0f}–{high or 0:.0f}"
