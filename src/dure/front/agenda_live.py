"""Live numbers of an agenda: what stands behind the code of a clause, for members and for everybody."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from dure.activities.queries import kind_cards, services_of
from dure.agenda.types import AgendaTree, NodeCard
from dure.agenda.types.deciding import Dissent, DissentCard
from dure.engines.charts import draw_spark
from dure.front.drawings import breaks_at
from dure.front.scoring import score_line
from dure.front.shown import figure_of
from dure.ground.journal.types import Actor
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.ui.figures import Figure
from dure.kernel.words import Words
from dure.measurement.queries import public_home, scorecard

NOTHING_YET = {
    "indicator": Words("아직 보여 줄 값이 없어요", "There is no value to show yet"),
    "activity": Words("아직 이 활동을 하는 곳이 없어요", "Nobody offers this yet"),
}
NOBODY = DissentCard()
UNKNOWN = Words(
    "‘{code}’라는 활동 종류가 없어요. 코드를 확인해 주세요",
    "There is no kind of activity “{code}”; please check the code",
)
OFFERED = Words("{m}곳에서 {n}가지로 하고 있어요", "{n} service{s} at {m} organisations")


@dataclass(frozen=True, slots=True)
class Live:
    """What a code shows now: its name and figure, when, its course, and where it leads."""

    name: Words
    figure: Figure | None
    when: Words | None
    note: Words | None
    spark: str
    href: str


@dataclass(frozen=True, slots=True)
class Row:
    """A clause with what stands behind it, and what is assumed on its way up."""

    node: NodeCard
    assumption: Words
    live: Live | None
    href: str
    dissent: tuple[Dissent, ...] = ()


def members_live(actor: Actor, here: InitiativeCard, on: date) -> Mapping[str, Live]:
    """By code, what this member may see of the indicators of the initiative."""
    lines = [score_line(row, here.slug) for row in scorecard(actor, initiative_id=here.id, on=on)]
    return {
        line.row.code: Live(
            line.row.name, line.figure, line.period, line.course, line.spark, line.page
        )
        for line in lines
    }


def public_live(here: InitiativeCard, on: date) -> Mapping[str, Live]:
    """By code, the newest published number of each indicator."""
    home = public_home(here.slug, on)
    found: dict[str, Live] = {}
    for card in home.indicators:
        curve = home.curves.get(card.indicator, ())
        breaks = breaks_at([version for _, version in curve])
        spark = draw_spark([value for value, _ in curve], breaks=breaks)
        page = reverse("public_indicator", args=[here.slug, card.indicator])
        found[card.indicator] = Live(
            card.name, figure_of(card), card.period_words, None, spark, page
        )
    return found


def activities_live(here: InitiativeCard, on: date, href: str = "") -> Mapping[str, Live]:
    """By the code of a kind of service, at how many places it is offered; a kind nobody offers says so."""
    kinds: dict[str, list[Any]] = {}
    nobody = NOTHING_YET["activity"]
    idle = {one.code: Live(one.name, None, None, nobody, "", "") for one in kind_cards()}
    for card in services_of(here.id, on=on):
        kinds.setdefault(card.kind, []).append(card)
    return idle | {
        kind: Live(
            cards[0].kind_name,
            None,
            None,
            OFFERED.filled(n=len(cards), m=len({one.organisation_id for one in cards})),
            "",
            href and f"{href}?kind={kind}",
        )
        for kind, cards in kinds.items()
    }


def rows_of(
    tree: AgendaTree,
    live: tuple[Mapping[str, Live], Mapping[str, Live]],
    page: str,
    nodes: Iterable[NodeCard] | None = None,
    against: DissentCard = NOBODY,
) -> list[Row]:
    """The clauses of a version with numbers and reasons against; `page` is where they have their pages."""
    return [
        Row(
            node,
            tree.assumption(node),
            _live_of(node, live),
            f"{page}{node.key}/",
            against.beside(node.key),
        )
        for node in (tree.nodes if nodes is None else nodes)
    ]


def _live_of(node: NodeCard, live: tuple[Mapping[str, Live], Mapping[str, Live]]) -> Live | None:
    if node.kind not in NOTHING_YET:
        return None
    numbers, services = live
    known = numbers if node.kind == "indicator" else services
    if node.refers_to in known:
        return known[node.refers_to]
    note = NOTHING_YET["indicator"] if node.kind == "indicator" else _unknown(node.refers_to)
    return Live(node.title, None, None, note, "", "")


def _unknown(code: str) -> Words:
    return UNKNOWN.filled(code=code) if code else NOTHING_YET["activity"]


def at_and_below(tree: AgendaTree, key: str) -> Sequence[NodeCard]:
    """A clause and everything that stands below it, in reading order."""
    found: set[str] = {key}
    nodes = []
    for node in tree.nodes:
        if node.key in found or node.parent_key in found:
            found.add(node.key)
            nodes.append(node)
    return nodes


def chain_above(tree: AgendaTree, node: NodeCard) -> list[NodeCard]:
    """The clauses above one, the vision first."""
    chain: list[NodeCard] = []
    above = tree.node(node.parent_key) if node.parent_key else None
    while above is not None and above not in chain:
        chain.insert(0, above)
        above = tree.node(above.parent_key) if above.parent_key else None
    return chain
