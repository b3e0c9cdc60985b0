"""The registry of programmes (사업): which crafts this house knows, each with its own folder.

A programme is a package with a module `programme` that holds `PROGRAMME`. It lies in `dure/programmes/`,
or another federation publishes it with an entry point of the group `dure.programmes` that names the
value (`fixing.programme:PROGRAMME`). Settings, addresses, navigation, roles, words, docs and the demo
ask here; nothing else of the house knows a programme by name. **The one dynamic import of the product
stands in this file**, so that a folder can be laid beside the others and nothing outside it changes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from dure.kernel.packs import read_pack
from dure.kernel.room_pages import RoomPage
from dure.kernel.words import Words

FOLDER = Path(__file__).resolve().parent.parent / "programmes"
PACKAGE = "dure.programmes"
GROUP = "dure.programmes"


@dataclass(frozen=True, slots=True)
class ProgrammeKind:
    """A kind of service that a programme counts: `programme.kind`, its names, its unit."""

    code: str
    name: Words
    unit: str
    personal: bool = True


@dataclass(frozen=True, slots=True)
class PanelLine:
    """A line (줄) of a panel: what has to be done, and the page (`page`, `args`) where it is done.

    `urgent` stands before everything else: somebody may be in danger.
    """

    what: Words
    page: str
    args: tuple[str, ...]
    more: Words | None = None
    late: bool = False
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel (칸): what a programme says on Today, asked by `query` ("package.queries.name").

    The query is asked with the actor, the initiative's key, its slug and the moment, and answers
    `PanelLine`s; only for whoever holds `permission` there.
    """

    name: Words
    query: str
    permission: str

    def ask(self, *asked: Any) -> tuple[PanelLine, ...]:
        """What the programme has to say now; its module is loaded by the first who may hear it."""
        found: tuple[PanelLine, ...] = _named(self.query)(*asked)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoStage:
    """The stage (무대) of the demo as a programme finds it: keys of what stands there, by short names.

    `actor` answers somebody of the demo, as they were at a moment.
    """

    today: date
    initiatives: Mapping[str, int]
    organisations: Mapping[str, int]
    people: Mapping[str, int]
    actor: Callable[[str, datetime], Any]


@dataclass(frozen=True, slots=True)
class DemoDoor:
    """A way into the demo (시연의 문) for somebody without an account: what it opens, and its path."""

    what: Words
    more: Words
    path: str


@dataclass(frozen=True, slots=True)
class RecordOrigin:
    """Origin (기록이 온 곳): what happened where a record was written, and the page that shows it."""

    what: Words
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """Programme (사업): what the house has to know of a craft to take it in.

    `package` and `folder` are those of the manifest (`__package__`, `Path(__file__).parent`). Kinds,
    indicators, roles and words are data and stand in its `pack/`; verbs are its `@action` services.
    `home` is the URL name of its first page, asked with the slug. `demo` names a function that fills
    the demo (`"package.demo.fill.fill"`, asked with a `DemoStage`), `demo_doors` a query that answers
    its `DemoDoor`s of a moment; panels are drawn on Today for whoever may. `origin` names a query that
    is asked with the actor, a record's source and the slug, and answers a `RecordOrigin` or nothing.
    """

    code: str
    package: str
    folder: Path
    name: Words
    home: str = ""
    pages: tuple[RoomPage, ...] = ()
    panels: tuple[Panel, ...] = ()
    demo: str = ""
    demo_doors: str = ""
    origin: str = ""

    def fill_demo(self, stage: DemoStage) -> None:
        """Let it tell its part of the demo; nothing where it has none."""
        if self.demo:
            _named(self.demo)(stage)

    def doors_of_demo(self, at: datetime) -> tuple[DemoDoor, ...]:
        """Ways into the demo that need no account."""
        found: tuple[DemoDoor, ...] = _named(self.demo_doors)(at) if self.demo_doors else ()
        return found

    def origin_of(self, actor: Any, source: str, slug: str) -> RecordOrigin | None:
        """Where a record of its own was written, for whoever may see that."""
        found: RecordOrigin | None = (
            _named(self.origin)(actor, source, slug) if self.origin else None
        )
        return found

    @property
    def kinds(self) -> tuple[ProgrammeKind, ...]:
        """The kinds of service in `pack/kinds.yaml`: `{code: {name, unit, personal}}`."""
        return tuple(
            ProgrammeKind(
                f"{self.code}.{code}",
                Words.of(kind["name"]),
                kind["unit"],
                personal=kind.get("personal", True),
            )
            for code, kind in self.pack("kinds").items()
        )

    @property
    def roles(self) -> Mapping[str, Any]:
        """What roles of the house may do besides, in `pack/roles.yaml`: `{role: [permission, …]}`."""
        told: Mapping[str, Any] = self.pack("roles")
        return told

    @property
    def indicators(self) -> Mapping[str, Any]:
        """What can be counted of it, in `pack/indicators.yaml`."""
        told: Mapping[str, Any] = self.pack("indicators")
        return told

    @property
    def has_addresses(self) -> bool:
        """True where it has a module `urls`."""
        return (self.folder / "urls.py").exists() or (self.folder / "urls").is_dir()

    def pack(self, name: str) -> Any:
        """A file of its `pack/`; nothing where there is none."""
        return _pack(self.folder / "pack" / f"{name}.yaml")


@cache
def programmes() -> tuple[Programme, ...]:
    """Every programme of this house, by code. Two with one code are a bug and are not let in."""
    found = [*_in_the_folder(), *_by_entry_point()]
    codes = [each.code for each in found]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise ValueError(f"two programmes call themselves {twice[0]}")
    return tuple(sorted(found, key=lambda each: each.code))


def programme(code: str) -> Programme | None:
    """One programme; None where this house does not have it."""
    return next((each for each in programmes() if each.code == code), None)


def programme_pages() -> list[RoomPage]:
    """The pages of all programmes, for the way through the house."""
    return [page for each in programmes() for page in each.pages]


def programme_folders() -> tuple[Path, ...]:
    """Where programmes lie that are not in the folder: their packs are read from there."""
    return tuple(each.folder for each in programmes() if not each.folder.is_relative_to(FOLDER))


def _in_the_folder() -> list[Programme]:
    names = sorted(file.parent.name for file in FOLDER.glob("*/programme.py"))
    return [_manifest(import_module(f"{PACKAGE}.{name}.programme")) for name in names]


def _by_entry_point() -> list[Programme]:
    return [_checked(entry.name, entry.load()) for entry in entry_points(group=GROUP)]


def _manifest(module: Any) -> Programme:
    return _checked(module.__name__, getattr(module, "PROGRAMME", None))


def _checked(name: str, told: Any) -> Programme:
    if not isinstance(told, Programme):
        raise TypeError(f"{name} holds no PROGRAMME of the registry")
    return told


def _named(path: str) -> Any:
    """What stands under a dotted name in a programme; loaded when it is first asked for."""
    module, _, name = path.rpartition(".")
    return getattr(import_module(module), name)


@cache
def _pack(file: Path) -> Any:
    return (read_pack(file) or {}) if file.exists() else {}
