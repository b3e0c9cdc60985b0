"""The two databases of every run: an embedded one set for many writers, and a real PostgreSQL."""

import pytest
from django.db import connection


@pytest.mark.postgres
@pytest.mark.django_db
def test_postgresql_is_one_that_we_support() -> None:
    assert connection.vendor == "postgresql"
    assert connection.pg_version >= 150000


@pytest.mark.django_db
def test_hangul_sorts_by_code_point_on_both() -> None:
    words = (
        "select * from (select '하' as word union all select '가' union all select 'a') as found"
    )
    with connection.cursor() as cursor:
        cursor.execute(words + " order by word")
        assert [word for (word,) in cursor.fetchall()] == ["a", "가", "하"]
