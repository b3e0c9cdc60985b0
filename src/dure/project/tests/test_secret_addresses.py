"""Whatever address holds a token by itself is blotted in every log, also one that a room adds later."""

from collections.abc import Iterator

from django.urls import URLResolver, get_resolver

from dure.kernel.quiet_logs import quieted

TOKEN = "q7Zk-3_secret"


def addresses(resolver: URLResolver, before: str = "/") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        here = f"{before}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, here)
        elif "token>" in here:
            yield here.replace("<str:token>", TOKEN).replace("<slug:token>", TOKEN)


def test_no_token_of_an_address_stands_in_a_log() -> None:
    found = list(addresses(get_resolver()))

    assert len(found) >= 10
    assert [address for address in found if TOKEN in quieted(f"Not Found: {address}")] == []
