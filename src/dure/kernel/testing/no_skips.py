"""A pytest plugin for CI: a run in which anything was skipped has failed."""

from collections.abc import Iterator

import pytest

TESTS_FAILED = pytest.ExitCode.TESTS_FAILED
skipped: list[str] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Remember a skipped test; an expected failure is not one."""
    if report.skipped and not hasattr(report, "wasxfail"):
        skipped.append(report.nodeid)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """Remember a file that was skipped whole."""
    if report.skipped:
        skipped.append(report.nodeid)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> Iterator[None]:
    """Turn a good end into a bad one where something was left out."""
    if skipped and not hasattr(session.config, "workerinput"):
        session.exitstatus = session.exitstatus or TESTS_FAILED
    yield


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name what was left out."""
    if skipped:
        terminalreporter.section("skipped, which CI does not allow")
        for node in skipped:
            terminalreporter.write_line(node)
