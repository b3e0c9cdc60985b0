"""What a new password must be, told in the words of the house.

The library that asks has sentences of its own, written in another voice than every other page here.
"""

from django.contrib.auth.password_validation import CommonPasswordValidator, MinimumLengthValidator

from dure.kernel.words import Words

SHORT = Words(
    "비밀번호가 너무 짧아요. {least}자 이상으로 지어 주세요.",
    "This password is too short. Please make it {least} letters or more.",
)
COMMON = Words(
    "많은 사람이 쓰는 비밀번호예요. 다른 것으로 지어 주세요.",
    "Many people use this password. Please choose another one.",
)


class LongEnough(MinimumLengthValidator):
    """A password of so many letters or more."""

    def get_error_message(self) -> str:
        """What is told about a shorter one."""
        return str(SHORT.filled(least=self.min_length))


class NotCommon(CommonPasswordValidator):
    """None of those that everybody tries first."""

    def get_error_message(self) -> str:
        """What is told about one of those."""
        return str(COMMON)
