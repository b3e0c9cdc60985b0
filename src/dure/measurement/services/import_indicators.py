"""Import indicator definitions: a shared library from a table; a changed one becomes a new version."""

from datetime import date

from dure.engines.tables.coerce import read_count, read_yes_no
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.models import IndicatorVersion
from dure.measurement.rules.import_lines import Line, lines_of
from dure.measurement.rules.row_changes import RowsTold, same_words
from dure.measurement.services.define_indicator import define_indicator
from dure.measurement.services.importing import Job
from dure.measurement.types.imports import RowFault, Taken
from dure.measurement.types.library import NewIndicator, NewVersion

FIRST_DAY = date(2020, 1, 1)


def import_indicators(job: Job) -> Taken:
    """Define every indicator that is not in the library; one that means the same is unchanged.

    Whatever the file says otherwise of a known code is refused at its cell: a definition that
    differs by a word is another one, and needs a version that says what changed.
    """
    known = {
        version.indicator.code: version
        for version in IndicatorVersion.objects.select_related("indicator").order_by("number")
    }
    taken, unchanged, faults, told = 0, 0, list[RowFault](), RowsTold()
    for line in lines_of(job.request.table, job.columns):
        indicator = _indicator(line)
        if line.faults or indicator is None:
            faults += line.faults
        elif indicator.code in known:
            differs = _differences(line, known[indicator.code], indicator)
            faults += differs
            unchanged += not differs
        else:
            wrong = _defined(job, line, indicator)
            faults += wrong
            if not wrong:
                taken += 1
                told.new(line.number, indicator.version.name, same_words(indicator.code))
    return Taken(taken, unchanged, tuple(faults), rows=tuple(told.rows), told=told.counts)


def _defined(job: Job, line: Line, indicator: NewIndicator) -> list[RowFault]:
    try:
        define_indicator(
            job.actor, initiative_id=job.request.initiative_id, indicator=indicator, at=job.at
        )
    except Refused as refused:
        line.fault("code", refused.code, **refused.values)
        return [line.faults[-1]]
    return []


def _differences(line: Line, known: IndicatorVersion, wanted: NewIndicator) -> list[RowFault]:
    """The cells that say something else than the newest version; what the file leaves out agrees."""
    version, indicator = wanted.version, known.indicator
    pairs = {
        "name_ko": (known.name_ko, version.name.ko),
        "name_en": (known.name_en, version.name.en),
        "definition_ko": (known.definition_ko, version.definition.ko),
        "definition_en": (known.definition_en, version.definition.en),
        "kind": (known.kind, version.kind),
        "unit_ko": (known.unit_ko, version.unit.ko),
        "unit_en": (known.unit_en, version.unit.en),
        "numerator_ko": (known.numerator_ko, version.numerator.ko),
        "numerator_en": (known.numerator_en, version.numerator.en),
        "denominator_ko": (known.denominator_ko, version.denominator.ko),
        "denominator_en": (known.denominator_en, version.denominator.en),
        "period_kind": (known.period_kind, version.period_kind),
        "decimals": (known.decimals, version.decimals),
        "factor": (known.factor, version.factor),
        "level": (indicator.level, wanted.level),
        "rba": (indicator.rba, wanted.rba),
        "direction": (indicator.direction, wanted.direction),
    }
    for key, (stands, says) in pairs.items():
        if line.text(key) and stands != says:
            values = {"indicator": wanted.code, "stands": str(stands)[:80], "found": str(says)[:80]}
            line.fault(key, "import.indicator_differs", **values)
    return line.faults


def _indicator(line: Line) -> NewIndicator | None:
    code = line.text("code", needed=True)
    version = _version(line)
    if not code:
        return None
    return NewIndicator(
        code=code,
        level=line.text("level") or "performance",
        version=version,
        rba=line.text("rba"),
        direction=line.text("direction") or "up",
    )


def _version(line: Line) -> NewVersion:
    name = _words(line, "name", needed=True)
    decimals = line.read("decimals", read_count)
    factor = line.read("factor", read_count)
    return NewVersion(
        name=name,
        definition=_words(line, "definition", otherwise=name),
        kind=line.text("kind", needed=True),
        unit=_words(line, "unit", needed=True),
        valid_from=line.day("valid_from") or FIRST_DAY,
        of_people=bool(line.read("of_people", read_yes_no)),
        decimals=0 if decimals is None else decimals,
        factor=1 if factor is None else factor,
        numerator=_words(line, "numerator"),
        denominator=_words(line, "denominator"),
        period_kind=line.text("period_kind") or "month",
        combinations=_combinations(line.text("combinations")),
    )


def _words(line: Line, key: str, *, needed: bool = False, otherwise: Words | None = None) -> Words:
    ko = line.text(f"{key}_ko", needed=needed) or (otherwise.ko if otherwise else "")
    en = line.text(f"{key}_en") or (otherwise.en if otherwise else ko)
    return Words(ko, en)


def _combinations(written: str) -> tuple[tuple[str, ...], ...]:
    """`sex; sex*age_band` asks for men and women, and for both by age."""
    groups = (group.strip() for group in written.replace(",", ";").split(";"))
    return tuple(tuple(part.strip() for part in group.split("*")) for group in groups if group)
