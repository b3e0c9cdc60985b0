import pytest

from dure.ground.tests.story import village
from dure.measurement.models import *
from dure.measurement.services import save_values
from dure.measurement.tests.factories import GARAM, IN_MARCH, meals_before, season, typed
from dure.measurement.tests.screens.visiting import as_

pytestmark = pytest.mark.django_db


def test_m():
    the = season()
    daon = village("daon")
    meals_before(the.garam, 400)
    save_values(
        the.garam.reporter, report_id=the.kitchen.id, entries=[typed("M01", 98765)], at=IN_MARCH
    )
    r = the.kitchen.public_id
    IN = "/in/halmae/"
    pages = [
        f"{IN}reports/",
        f"{IN}reports/workbook/",
        f"{IN}reports/workbook.xlsx?report={r}",
        f"{IN}imports/",
        f"{IN}uploads/",
        f"/reports/{r}/",
        f"/reports/{r}/cells/?indicator=M02&place={GARAM}",
        f"/reports/{r}/evidence/?indicator=M01&place={GARAM}",
        f"/reports/{r}/given-back/",
        f"/reports/{r}/history/",
        f"/reports/{r}/form.xlsx",
        f"{IN}desk/",
        f"/reports/{r}/check/",
        f"/reports/{r}/check/cells/M02/{GARAM}/",
        f"{IN}indicators/",
        f"{IN}indicators/new/",
        f"{IN}indicators/splits/",
        f"{IN}indicators/M01/definition/",
        f"{IN}indicators/M01/revise/",
        f"{IN}assignments/",
        f"{IN}conversions/",
        f"{IN}targets/",
        f"{IN}completeness/",
        f"{IN}releases/",
        f"{IN}releases/new/",
        f"{IN}rounds/",
        f"{IN}rounds/open/",
        f"{IN}rounds/{the.round_id}/",
        f"{IN}scorecard/",
        f"{IN}indicators/M01/",
        "/today/",
        f"{IN}indicators/ZZZ/",
        f"{IN}indicators/ZZZ/definition/",
        f"{IN}indicators/ZZZ/revise/",
        f"{IN}rounds/999999/",
        "/reports/nosuch/",
        f"{IN}releases/nosuch/",
        "/n/nosuch/",
        "/i/nosuch/",
        "/in/nosuch/scorecard/",
        "/in/nosuch/desk/",
        f"{IN}indicators/M01/?period=garbage",
        f"{IN}scorecard/?period=garbage&place=zzz&organisation=nobody",
        f"{IN}desk/?round=abc",
        f"{IN}desk/?round=999999",
        f"{IN}desk/?page=-1",
        f"{IN}desk/?page=abc",
        f"{IN}targets/?indicator=ZZZ&place=%F0%9F%98%80",
        f"{IN}assignments/?place=nowhere",
        f"{IN}completeness/?since=abc",
        f"{IN}uploads/nosuch/",
        f"/reports/{r}/cells/",
        f"/reports/{r}/check/cells/ZZ/1/",
        f"/reports/{r}/evidence/nosuch/",
    ]
    who = {
        "nobody": None,
        "daondir": daon.director,
        "daonrep": daon.reporter,
        "funder": the.garam.funder,
        "rep": the.garam.reporter,
        "welf": the.garam.welfare_reporter,
        "dir": the.garam.director,
    }
    browsers = {k: as_(v) for k, v in who.items()}
    for c in browsers.values():
        c.raise_request_exception = False
    print()
    print(" " * 50, *who)
    for p in pages:
        row = []
        for k, c in browsers.items():
            a = c.get(p)
            s = str(a.status_code)
            if a.status_code == 302:
                s += ">" + a["Location"][:9]
            if (
                a.status_code in (200,)
                and not a.streaming
                and (
                    "98,765" in a.content.decode(errors="ignore")
                    or "98765" in a.content.decode(errors="ignore")
                )
            ):
                s += "*"
            row.append(s)
        print(p.ljust(50), *row)
