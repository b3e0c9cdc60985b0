"""The only director has lost phone and codes: whoever keeps the machine lets her in again."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.core.management import call_command
from django.test import Client

from dure.ground.access.models import Account
from dure.ground.access.queries import house, second_factor_of
from dure.ground.access.services import take_off_second_factor
from dure.ground.journal.models import JournalEntry
from dure.ground.tests.story import NOW, Village, person_who, village
from dure.kernel.errors import Refused

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
VERB = "access.second_factor.take_off"


@pytest.fixture
def garam() -> Village:
    return village()


@pytest.fixture
def director(garam: Village) -> Account:
    """Alone, with an app and ten codes of which one is used."""
    row = Account.objects.get(pk=garam.director.account_id)
    TOTP.activate(row, SECRET)
    codes = RecoveryCodes.activate(row)
    codes.validate_code(codes.get_unused_codes()[0])
    return row


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    call_command("second_factor", *words)
    return capsys.readouterr().err


def test_without_being_asked_to_it_only_looks(
    director: Account, capsys: pytest.CaptureFixture[str]
) -> None:
    said = told(capsys, director.email.upper())

    assert "복구 코드 9개" in said
    assert "9 recovery codes left" in said
    assert "--take-off" in said
    assert Authenticator.objects.filter(user=director).count() == 2
    assert not mail.outbox


@pytest.mark.parametrize(
    ("language", "subject"),
    [("ko", "2단계 인증을 지웠어요"), ("en", "The second factor of your Dure account")],
)
def test_taken_off_she_is_signed_out_written_to_and_may_come_in_again(
    director: Account, capsys: pytest.CaptureFixture[str], language: str, subject: str
) -> None:
    Account.objects.filter(pk=director.pk).update(language=language)
    at_home = Client()
    at_home.force_login(director, "django.contrib.auth.backends.ModelBackend")

    said = told(capsys, director.email, "--take-off")

    assert "로그인 1개를 끝냈어요" in said
    assert "1 session ended" in said
    assert not Authenticator.objects.filter(user=director).exists()
    assert at_home.get("/today/").status_code == 302
    assert subject in mail.outbox[-1].subject
    assert mail.outbox[-1].to == [director.email]
    at_home.force_login(director, "django.contrib.auth.backends.ModelBackend")
    assert at_home.get("/second-factor/set-up/").status_code == 200


def test_the_journal_names_the_account_and_not_its_address(
    director: Account, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, director.email, "--take-off")

    (entry,) = JournalEntry.objects.everywhere("a test looks").filter(verb=VERB)
    assert (entry.subject_kind, entry.subject_id) == ("account", str(director.pk))
    assert entry.account_id is None  # the house did it
    assert director.email not in str(entry.values)


def test_her_roles_stay(director: Account, garam: Village) -> None:
    take_off_second_factor(house(), at=NOW, email=director.email)

    client = Client()
    client.force_login(director, "django.contrib.auth.backends.ModelBackend")
    assert client.get("/in/halmae/scorecard/").status_code == 200


@pytest.mark.parametrize("words", [(), ("--take-off",)])
def test_an_address_nobody_has_is_said_in_one_sentence(
    garam: Village, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as ended:
        call_command("second_factor", "nobody@example.org", *words)

    said = capsys.readouterr().err
    assert ended.value.code == 1
    assert len(said.strip().splitlines()) == 1
    assert "이 이메일로 만든 계정이 없어요" in said
    assert "No account has this address" in said


def test_who_has_none_is_told_so_and_nothing_is_written_down(
    garam: Village, capsys: pytest.CaptureFixture[str]
) -> None:
    email = Account.objects.get(pk=garam.director.account_id).email
    assert "no second factor" in told(capsys, email)

    with pytest.raises(SystemExit):
        call_command("second_factor", email, "--take-off")

    assert "has no second factor" in capsys.readouterr().err
    assert not JournalEntry.objects.everywhere("a test looks").filter(verb=VERB).exists()
    assert not mail.outbox


def test_an_account_at_rest_is_named_so(
    director: Account, capsys: pytest.CaptureFixture[str]
) -> None:
    Account.objects.filter(pk=director.pk).update(is_active=False)

    assert "at rest" in told(capsys, director.email)


@pytest.mark.parametrize("role", ["approver", "observer", "backbone_director"])
def test_nobody_inside_an_initiative_may(garam: Village, director: Account, role: str) -> None:
    somebody = person_who(role, garam.initiative, None, f"some-{role}")

    with pytest.raises(Refused, match="not_allowed"):
        take_off_second_factor(somebody, at=NOW, email=director.email)
    with pytest.raises(Refused, match="not_allowed"):
        second_factor_of(somebody, email=director.email)
    assert Authenticator.objects.filter(user=director).count() == 2


def test_the_keeper_of_the_house_may_not_either(garam: Village, director: Account) -> None:
    keeper = person_who("house_keeper", None, None, "keeper")

    with pytest.raises(Refused, match="not_allowed"):
        take_off_second_factor(keeper, at=NOW, email=director.email)


def test_whoever_manages_all_of_the_house_may_but_never_their_own(garam: Village) -> None:
    everywhere = person_who("backbone_director", None, None, "everywhere")
    own = Account.objects.get(pk=everywhere.account_id)
    TOTP.activate(own, SECRET)

    with pytest.raises(Refused, match="own_account"):
        take_off_second_factor(everywhere, at=NOW, email=own.email)
