"""The agenda as it crosses the door: versions, clauses in reading order, links with their assumptions."""

from dataclasses import dataclass
from datetime import datetime

from dure.kernel.words import Words

NOTHING = Words("", "")
KINDS = ("vision", "outcome", "strategy", "indicator", "activity")
KIND_WORDS = {
    "vision": Words("비전", "Vision"),
    "outcome": Words("성과", "Outcome"),
    "strategy": Words("전략", "Strategy"),
    "indicator": Words("지표", "Indicator"),
    "activity": Words("활동", "Activity"),
}
STATUS_WORDS = {
    "draft": Words("초안", "Draft"),
    "adopted": Words("채택됨", "Adopted"),
    "superseded": Words("지난 판", "Earlier version"),
}


@dataclass(frozen=True, slots=True)
class AgendaCard:
    """One version of an agenda. A draft with a fingerprint is frozen: it waits for a decision."""

    id: int
    initiative_id: int
    number: int
    status: str
    title: Words
    begun_at: datetime
    frozen_at: datetime | None = None
    fingerprint: str = ""
    adopted_at: datetime | None = None
    superseded_at: datetime | None = None
    decided_by: str = ""
    grown_from_id: int | None = None

    @property
    def decision(self) -> Words:
        """What decided it, in the reader's language where it was written in both (a line each)."""
        lines = self.decided_by.splitlines() or [""]
        return Words(lines[0], lines[-1])

    @property
    def is_open(self) -> bool:
        """True while it may be written in."""
        return self.status == "draft" and self.frozen_at is None

    @property
    def is_frozen(self) -> bool:
        """True when its text stands for good."""
        return self.frozen_at is not None

    @property
    def status_words(self) -> Words:
        """Its status in words; a frozen draft says that it waits."""
        if self.status == "draft" and self.is_frozen:
            return Words("확정 문안", "Final wording")
        return STATUS_WORDS[self.status]


@dataclass(frozen=True, slots=True)
class NodeCard:
    """One clause. `label` is where it stands ("1.2"); `key` is which one it is, through all versions."""

    id: int
    key: str
    kind: str
    parent_key: str
    position: int
    title: Words
    text: Words = NOTHING
    refers_to: str = ""
    revision: int = 1
    label: str = ""
    depth: int = 0
    removed_at: datetime | None = None
    removed_by: str = ""
    removed_why: str = ""

    @property
    def kind_words(self) -> Words:
        """What kind of clause this is."""
        return KIND_WORDS[self.kind]


@dataclass(frozen=True, slots=True)
class LinkCard:
    """The lower clause leads to the upper one, assuming something."""

    lower_key: str
    upper_key: str
    assumption: Words = NOTHING
    id: int = 0


@dataclass(frozen=True, slots=True)
class AgendaTree:
    """A whole version: its clauses in reading order, its links, and the clauses that were taken out."""

    card: AgendaCard
    nodes: tuple[NodeCard, ...]
    links: tuple[LinkCard, ...] = ()
    removed: tuple[NodeCard, ...] = ()

    def node(self, key: str) -> NodeCard | None:
        """The clause with this key, also one that was taken out."""
        return next((one for one in (*self.nodes, *self.removed) if one.key == key), None)

    def below(self, key: str) -> tuple[NodeCard, ...]:
        """The clauses directly below."""
        return tuple(one for one in self.nodes if one.parent_key == key)

    def assumption(self, node: NodeCard) -> Words:
        """What is assumed between a clause and the one above it."""
        for link in self.links:
            if (link.lower_key, link.upper_key) == (node.key, node.parent_key):
                return link.assumption
        return NOTHING
