"""A Parquet file is for the command line; the page and the API say in one sentence what to send instead."""

import io

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dure.measurement.models import Observation
from dure.measurement.tests.test_every_file import on_the_page, over_the_api, season_today

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("door", [on_the_page, over_the_api], ids=lambda door: door.__name__)
def test_under_another_name_too(door, tmp_path) -> None:
    the = season_today()

    said = door(the, "표.csv", b"PAR1\x15\x04PAR1", tmp_path)

    assert "Parquet" in said
    assert not Observation.objects.everywhere("test").exists()


@pytest.mark.parametrize("door", [on_the_page, over_the_api], ids=lambda door: door.__name__)
def test_one_sentence_says_what_to_send(door, tmp_path) -> None:
    the = season_today()
    target = io.BytesIO()
    pq.write_table(pa.table({"indicator": ["M01"], "period": ["2026-10"], "value": [5]}), target)

    said = door(the, "표.parquet", target.getvalue(), tmp_path)

    assert ".parquet" in said
    assert ".xlsx, .xls, .csv" in said
    assert not Observation.objects.everywhere("test").exists()
