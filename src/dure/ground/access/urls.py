"""The addresses of the way in, of one's own account and of invitations.

The library's own views do the checking; the names that begin with `account_` and `mfa_` are the ones
it looks for. Only the pages named here exist: there is no public sign-up.
"""

from allauth.account.views import (
    ConfirmLoginCodeView,
    LoginView,
    LogoutView,
    ReauthenticateView,
    RequestLoginCodeView,
)
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.base.views import ReauthenticateView as FiguresAgainView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import DeactivateTOTPView
from django.urls import path

from dure.ground.access.screens.demo_sign_in.view import demo_sign_in
from dure.ground.access.screens.identify.form import PasswordAgain
from dure.ground.access.screens.invitation.view import accept, invitation, invited
from dure.ground.access.screens.keepers.view import end_keeping, keepers
from dure.ground.access.screens.me.view import after_second_factor, me
from dure.ground.access.screens.my_keys.view import my_keys, withdraw_key
from dure.ground.access.screens.my_password.view import my_password
from dure.ground.access.screens.no_sign_up.view import no_sign_up
from dure.ground.access.screens.second_factor.view import second_factor, set_up
from dure.ground.access.screens.second_factor_figures.form import Figures, FiguresAgain
from dure.ground.access.screens.sign_in.form import Code, CodeByMail, Password
from dure.ground.access.screens.sign_in.offer import offered_people

SCREENS = "ground/access/screens"
SIGN_IN = {
    "template_name": f"{SCREENS}/sign_in/page.html",
    "extra_context": {"offered_people": offered_people},
}
FIGURES = {"template_name": f"{SCREENS}/second_factor_figures/page.html"}
CODES = {"template_name": f"{SCREENS}/second_factor_codes/page.html"}
NEW_CODES = {"template_name": f"{SCREENS}/second_factor_codes/new.html"}
_by_password = LoginView.as_view(form_class=Password, **SIGN_IN)
_by_code = RequestLoginCodeView.as_view(form_class=CodeByMail, **SIGN_IN)
_code = ConfirmLoginCodeView.as_view(
    form_class=Code, template_name=f"{SCREENS}/sign_in_code/page.html"
)
_again = ReauthenticateView.as_view(
    form_class=PasswordAgain, template_name=f"{SCREENS}/identify/page.html"
)
_sign_out = LogoutView.as_view(template_name=f"{SCREENS}/sign_out/page.html")
_remove = DeactivateTOTPView.as_view(template_name=f"{SCREENS}/second_factor_remove/page.html")

urlpatterns = [
    path("sign-in/", _by_password, name="sign_in"),
    path("sign-in/", _by_password, name="account_login"),
    path("sign-in/code/", _by_code, name="account_request_login_code"),
    path("sign-in/figures/", _code, name="account_confirm_login_code"),
    path("sign-in/again/", _again, name="account_reauthenticate"),
    path("sign-in/new/", no_sign_up, name="account_signup"),
    path("sign-in/at-rest/", no_sign_up, name="account_inactive"),
    path("sign-in/demo/", demo_sign_in, name="demo_sign_in"),
    path("sign-out/", _sign_out, name="sign_out"),
    path("sign-out/", _sign_out, name="account_logout"),
    path("second-factor/", second_factor, name="second_factor"),
    path("second-factor/set-up/", set_up, name="mfa_activate_totp"),
    path(
        "second-factor/figures/",
        AuthenticateView.as_view(form_class=Figures, **FIGURES),
        name="mfa_authenticate",
    ),
    path(
        "second-factor/again/",
        FiguresAgainView.as_view(form_class=FiguresAgain, **FIGURES),
        name="mfa_reauthenticate",
    ),
    path(
        "second-factor/codes/",
        ViewRecoveryCodesView.as_view(**CODES),
        name="mfa_view_recovery_codes",
    ),
    path(
        "second-factor/codes/new/",
        GenerateRecoveryCodesView.as_view(**NEW_CODES),
        name="mfa_generate_recovery_codes",
    ),
    path("second-factor/remove/", _remove, name="mfa_deactivate_totp"),
    path("second-factor/done/", after_second_factor, name="after_second_factor"),
    path("invitation/", invited, name="invited"),
    path("invitation/accept/", accept, name="accept_invitation"),
    path("invitation/<str:token>/", invitation, name="invitation"),
    path("me/", me, name="me"),
    path("me/", me, name="mfa_index"),
    path("me/password/", my_password, name="my_password"),
    path("house/keepers/", keepers, name="keepers"),
    path("house/keepers/<int:grant_id>/end/", end_keeping, name="end_keeping"),
    path("me/keys/", my_keys, name="my_keys"),
    path("me/keys/<int:key_id>/withdraw/", withdraw_key, name="withdraw_key"),
]
