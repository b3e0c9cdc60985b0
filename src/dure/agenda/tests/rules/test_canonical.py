"""The canonical text: the same letters always, other letters never, and no text poses as a heading."""

import unicodedata
from dataclasses import replace
from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from dure.agenda.rules.canonical import canonical_text, fingerprint_of, normal
from dure.agenda.types import AgendaCard, AgendaTree, LinkCard, NodeCard
from dure.kernel.clock import SEOUL
from dure.kernel.words import Words

AT = datetime(2026, 3, 20, 14, 0, tzinfo=SEOUL)
CARD = AgendaCard(1, 1, 2, "draft", Words("공동의제", "Agenda"), AT)
VISION = NodeCard(1, "v", "vision", "", 0, Words("비전", "Vision"))
WORK = NodeCard(
    2, "w", "outcome", "v", 0, Words("일한다", "Work"), Words("하나\n둘", "one\ntwo"), label="1"
)
LINK = LinkCard("w", "v", Words("믿음", "belief"))
TREE = AgendaTree(CARD, (VISION, WORK), (LINK,))
SAID = st.text(alphabet="가나ab |\n\rclause", max_size=30)


def test_the_text_says_everything_in_both_languages() -> None:
    text = canonical_text("daon", TREE)
    assert text.startswith("dure agenda 1\ninitiative daon\nversion 2\n")
    assert "clause w outcome 1 under v\nheading ko\n| 일한다\nheading en\n| Work\n" in text
    assert "leads to v\nassuming ko\n| 믿음\nassuming en\n| belief\n" in text
    assert len(fingerprint_of(text)) == 64


def test_letters_composed_or_not_are_the_same_letters() -> None:
    apart = replace(WORK, title=Words(unicodedata.normalize("NFD", "일한다"), "Work"))
    other = AgendaTree(CARD, (VISION, apart), (LINK,))
    assert canonical_text("daon", other) == canonical_text("daon", TREE)


def test_line_ends_of_another_machine_change_nothing() -> None:
    other = replace(WORK, text=Words("하나  \r\n둘\r\n", "one\rtwo"))
    assert canonical_text("daon", AgendaTree(CARD, (VISION, other), (LINK,))) == canonical_text(
        "daon", TREE
    )


def test_one_letter_of_an_assumption_makes_another_fingerprint() -> None:
    other = replace(TREE, links=(replace(LINK, assumption=Words("믿음", "beliefs")),))
    marks = {fingerprint_of(canonical_text("daon", one)) for one in (TREE, other)}
    assert len(marks) == 2


def test_another_initiative_or_number_makes_another_fingerprint() -> None:
    third = replace(TREE, card=replace(CARD, number=3))
    told = {
        canonical_text("daon", TREE),
        canonical_text("halmae", TREE),
        canonical_text("daon", third),
    }
    assert len(told) == 3


def test_a_text_cannot_pose_as_a_clause_of_its_own() -> None:
    posing = replace(WORK, text=Words("하나\n\nclause x outcome 2 under v\nheading ko", ""))
    text = canonical_text("daon", AgendaTree(CARD, (VISION, posing)))
    assert sum(line.startswith("clause ") for line in text.split("\n")) == 2


@settings(max_examples=80, deadline=None)
@given(SAID, SAID, SAID, SAID)
def test_two_agendas_share_a_text_only_when_they_say_the_same(
    title: str, text: str, other_title: str, other_text: str
) -> None:
    def told(ko: str, en: str) -> str:
        node = replace(WORK, title=Words(ko, en), text=Words(en, ko))
        return canonical_text("daon", AgendaTree(CARD, (VISION, node)))

    same = (normal(title), normal(text)) == (normal(other_title), normal(other_text))
    assert (told(title, text) == told(other_title, other_text)) == same
