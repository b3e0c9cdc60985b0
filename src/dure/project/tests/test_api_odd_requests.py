"""A stranger's program asks oddly: every answer is a problem in two languages, none is a bare page."""

import pytest
from django.test import Client

from dure.ground.tests.story import village
from dure.measurement.tests.api.caller import caller

pytestmark = pytest.mark.django_db
VALUES = "/api/v1/reports/nothing/values"


def test_a_way_that_an_address_does_not_know_is_a_problem_that_names_those_it_knows() -> None:
    answer = Client().delete("/api/v1/initiatives")

    assert answer.status_code == 405
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Allow"] == "GET"
    assert answer.json()["code"] == "api.not_this_way"
    assert answer.json()["words"] == {
        "ko": "이 주소에는 DELETE 요청을 보낼 수 없어요. 보낼 수 있는 것: GET.",
        "en": "DELETE is not done at this address; what is: GET.",
    }


def test_what_is_no_json_is_told_so() -> None:
    key = caller(village().reporter).key

    client = Client(headers={"Authorization": f"Bearer {key}"})
    answer = client.put(VALUES, data="{", content_type="application/json")

    assert answer.status_code == 400
    assert "JSON으로 읽을 수 없어요" in answer.json()["words"]["ko"]
