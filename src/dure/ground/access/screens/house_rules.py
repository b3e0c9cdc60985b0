"""How the sign-in library behaves in this house: our words, our letters, secrets sealed at rest."""

from pathlib import Path
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest

from dure.kernel.clock import now
from dure.kernel.letters import leaves, letter, must_leave
from dure.kernel.sealed import seal, unseal
from dure.kernel.words import Words, spoken_language

FRESH_S = 15 * 60  # whoever came in so short a time ago is not asked again who they are
NOTICES = Path(__file__).resolve().parent.parent / "notices"
WRONG = Words("이메일이나 비밀번호가 맞지 않아요.", "The address or the password is not right.")
TOO_OFTEN = Words(
    "짧은 사이에 너무 여러 번 하셨어요. 잠시 뒤에 다시 해 주세요.",
    "Too many attempts in a short time. Please try again in a few minutes.",
)
WRONG_FIGURES = Words(
    "숫자가 맞지 않아요. 다시 살펴봐 주세요.", "The figures are not right. Please look again."
)
SAYS = {
    "account_inactive": Words("멈춰 둔 계정이에요.", "This account is at rest."),
    "email_password_mismatch": WRONG,
    "invalid_login": WRONG,
    "incorrect_password": Words("비밀번호가 맞지 않아요.", "The password is not right."),
    "too_many_login_attempts": TOO_OFTEN,
    "rate_limited": TOO_OFTEN,
    "incorrect_code": WRONG_FIGURES,
}
# What the library calls a letter, and what the house calls it. Those not listed are not sent.
LETTERS = {
    "account/email/login_code": "sign_in_figures",
    "account/email/unknown_account": "no_account",
    "mfa/email/totp_activated": "second_factor_changed",
    "mfa/email/totp_deactivated": "second_factor_changed",
    "mfa/email/recovery_codes_generated": "second_factor_changed",
}
CHANGES = {
    "mfa/email/totp_activated": Words("인증 앱을 등록했어요", "an authenticator app was added"),
    "mfa/email/totp_deactivated": Words("인증 앱을 뺐어요", "the authenticator app was removed"),
    "mfa/email/recovery_codes_generated": Words(
        "복구 코드를 새로 만들었어요", "new recovery codes were made"
    ),
}


class HouseAccounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts: nobody signs up; letters and sentences are ours."""

    error_messages = SAYS

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts come by invitation only."""
        return False

    def is_reauthentication_required(self, *, app: str, **_more: Any) -> bool:
        """Whoever has just come in is known: with the app where there is one, else in any way."""
        account: Any = self.request.user
        ways = {"mfa"} if is_mfa_enabled(account) else {"mfa", "code", "password"}
        shown = get_authentication_records(self.request, account)
        fresh = now().timestamp() - FRESH_S
        return not any(one["method"] in ways and one["at"] > fresh for one in shown)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send the house's letter for an occasion, in the language of the page it was asked on."""
        occasion = LETTERS.get(template_prefix)
        if occasion is None:
            return
        spoken = spoken_language()
        told = CHANGES.get(template_prefix, Words("", "")).in_language(spoken)
        given = {
            "code": context.get("code", ""),
            "what": told,
            "name": getattr(context.get("user"), "name", "") or email,
        }
        written = letter(NOTICES, occasion, to=email, language=spoken, **given)
        if template_prefix in CHANGES:  # has happened; the letter only tells of it
            leaves(written)
        else:
            must_leave(written)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Any,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell people that something of their account's security has changed."""
        self.send_mail(template_prefix, email or user.email, {**(context or {}), "user": user})


class HouseSecondFactor(DefaultMFAAdapter):  # type: ignore[misc]
    """The second factor: its secrets are sealed with the keys of the house."""

    error_messages = {
        **SAYS,
        "used_figures": Words(
            "이미 쓴 숫자예요. 앱에 새 숫자가 뜨면 그것을 적어 주세요.",
            "These figures have been used. Please enter the next ones that the app shows.",
        ),
        "cannot_delete_authenticator": Words(
            "2단계 인증을 뺄 수 없어요.", "The second factor cannot be removed."
        ),
        "cannot_generate_recovery_codes": Words(
            "먼저 인증 앱을 등록해 주세요.", "Please add an authenticator app first."
        ),
    }

    def encrypt(self, text: str) -> str:
        """Seal a secret before it is kept."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Open what `encrypt` sealed."""
        return unseal(encrypted_text)
