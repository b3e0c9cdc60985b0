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
