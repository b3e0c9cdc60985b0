"""Define indicators, and revise them by a new version; older values keep the version they had."""

from datetime import datetime

from dure.ground.journal.queries import may
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number
from dure.measurement.models import Assignment, Disaggregation, Indicator, IndicatorVersion
from dure.measurement.rules.definition import why_not_addable, why_not_definable
from dure.measurement.services.fitting import refuse_unfit
from dure.measurement.services.subjects import in_initiative
from dure.measurement.types.library import NewIndicator, NewVersion


@action("measurement.indicator.define", may="define_indicator", on=in_initiative("indicator"))
def define_indicator(
    actor: Actor, *, initiative_id: int, indicator: NewIndicator, at: datetime
) -> Done[int]:
    """Add an indicator with its first definition; answers its id. Refused when the code is taken."""
    if Indicator.objects.filter(code=indicator.code).exists():
        raise Refused("measurement.code_taken", indicator=indicator.code)
    wrong = why_not_addable(indicator)
    if wrong is not None:
        raise wrong
    _refuse_undefinable(indicator.version)
    made = Indicator(
        code=indicator.code,
        level=indicator.level,
        rba=indicator.rba,
        direction=indicator.direction,
        headline=indicator.headline,
        theme=indicator.theme,
        outcome_ko=indicator.outcome.ko,
        outcome_en=indicator.outcome.en,
    )
    refuse_unfit(made)
    made.save()
    _version(made.pk, 1, indicator.version)
    return Done(made.pk, {"code": indicator.code, "version": 1})


@action(
    "measurement.indicator.revise",
    may="define_indicator",
    on=in_initiative("indicator"),
    tell=("author", "backbone"),
)
def revise_indicator(
    actor: Actor, *, initiative_id: int, code: str, version: NewVersion, at: datetime
) -> Done[int]:
    """Give an indicator a new definition from a day on; answers the version's number.

    Refused when the day is not after the version in force, when what changed is not said, and when
    another initiative uses the indicator in which the actor may not define it.
    """
    _refuse_undefinable(version)
    newest = (
        IndicatorVersion.objects.select_for_update(of=("self",))
        .filter(indicator__code=code)
        .order_by("-number")
        .first()
    )
    if newest is None:
        raise Refused("measurement.no_such_indicator", indicator=code)
    if version.valid_from <= newest.valid_from:
        raise Refused("measurement.version_not_after", since=newest.valid_from.isoformat())
    if not (version.what_changed.ko.strip() and version.what_changed.en.strip()):
        raise Refused("measurement.say_what_changed")
    refuse_used_elsewhere(actor, newest.indicator_id)
    made = _version(newest.indicator_id, newest.number + 1, version)
    noted = {"code": code, "version": made.number, "since": version.valid_from.isoformat()}
    return Done(made.number, {**noted, "what_changed": version.what_changed.as_dict()})


def _refuse_undefinable(version: NewVersion) -> None:
    known = set(Disaggregation.objects.values_list("code", flat=True))
    refused = why_not_definable(version, known)
    if refused is not None:
        raise refused


def _refuse_people_in(version: NewVersion) -> None:
    said = (version.name, version.definition, version.source, version.what_changed)
    refuse_resident_number(definition=" ".join(f"{one.ko} {one.en}" for one in said))


def refuse_used_elsewhere(actor: Actor, indicator_id: int) -> None:
    """Refused when another initiative uses the indicator in which the actor may not define it."""
    used = Assignment.objects.filter(indicator_id=indicator_id).order_by()
    for initiative_id in used.values_list("initiative_id", flat=True).distinct():
        if not may(actor, "define_indicator", Subject("indicator", "", initiative_id)):
            raise Refused("measurement.used_elsewhere")


def _version(indicator_id: int, number: int, version: NewVersion) -> IndicatorVersion:
    _refuse_people_in(version)
    dimensions = list(dict.fromkeys(name for group in version.combinations for name in group))
    made = IndicatorVersion(
        indicator_id=indicator_id,
        number=number,
        name_ko=version.name.ko,
        name_en=version.name.en,
        definition_ko=version.definition.ko,
        definition_en=version.definition.en,
        kind=version.kind,
        unit_ko=version.unit.ko,
        unit_en=version.unit.en,
        # Whoever is counted once is a person: small groups of them are protected, ticked or not.
        of_people=version.of_people or version.kind == "distinct",
        decimals=version.decimals,
        factor=version.factor,
        numerator_ko=version.numerator.ko,
        numerator_en=version.numerator.en,
        denominator_ko=version.denominator.ko,
        denominator_en=version.denominator.en,
        period_kind=version.period_kind,
        time_rule=version.time_rule,
        place_rule=version.place_rule,
        disaggregations=dimensions,
        combinations=[list(group) for group in version.combinations],
        lowest=version.lowest,
        highest=version.highest,
        computed_from=version.computed_from,
        source_ko=version.source.ko,
        source_en=version.source.en,
        valid_from=version.valid_from,
        what_changed_ko=version.what_changed.ko,
        what_changed_en=version.what_changed.en,
    )
    refuse_unfit(made)
    made.save()
    return made
