"""`dure import` answers odd wishes in one sentence and takes nothing."""

import pytest
from django.core.management import call_command

from dure.measurement.tests.factories import season

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("which", ["file", "map", "rejects"])
def test_a_folder_instead_of_a_file_is_one_sentence_and_takes_nothing(which, tmp_path, capsys):
    season()
    good = tmp_path / "records.csv"
    good.write_text("organisation,service,occurred_at,place\n", encoding="utf-8")
    wishes = {"file": str(good), "map": None, "rejects": None} | {which: str(tmp_path)}

    with pytest.raises(SystemExit) as ended:
        call_command(
            "import",
            "records",
            wishes["file"],
            initiative="halmae",
            map=wishes["map"],
            rejects=wishes["rejects"],
            language="en",
        )

    assert ended.value.code == 2
    assert "cannot be opened" in capsys.readouterr().err


def test_two_columns_for_one_field_are_told_in_the_words_of_the_file(tmp_path, capsys):
    season()
    file = tmp_path / "reports.csv"
    file.write_text("기관,지표,기간,지역,값,값\n", encoding="utf-8")

    with pytest.raises(SystemExit) as ended:
        call_command("import", "reports", str(file), initiative="halmae", language="ko")

    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert "'값'에 맞는 열이 여럿이에요" in told
    assert "'value'" not in told
