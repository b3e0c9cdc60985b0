"""A Spark for the tests: what is missing is said, and nothing is installed that may not be."""

import os
import shutil
import subprocess

import pytest

from dure.kernel.testing import spark
from dure.kernel.testing.spark import SparkMissing, free_port, have_spark, java_version


def java(folder, version, monkeypatch):
    """A java that says this version, and no other one."""
    program = folder / "java"
    program.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\" 2025-04-15' >&2\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/bin")


@pytest.mark.parametrize(("version", "expected"), [("17.0.15", 17), ("25", 25), ("1.8.0_392", 1)])
def test_the_version_of_java_is_read(tmp_path, monkeypatch, version, expected):
    java(tmp_path, version, monkeypatch)

    assert java_version() == expected


def test_without_java_the_version_is_none(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))

    assert java_version() == 0


def test_only_root_installs_java(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    with pytest.raises(SparkMissing, match="no Java 17"):
        have_spark()


def test_without_uv_spark_is_missing(tmp_path, monkeypatch):
    java(tmp_path, "21", monkeypatch)
    monkeypatch.setattr(spark.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(spark, "ROOT", tmp_path)
    monkeypatch.setattr(
        shutil, "which", lambda name: None if name == "uv" else str(tmp_path / name)
    )

    with pytest.raises(SparkMissing, match="no uv"):
        have_spark()


def test_an_installation_that_fails_says_why(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    failed = subprocess.CompletedProcess([], 1, stdout="no space left")
    monkeypatch.setattr(spark, "call", lambda words, more: failed)

    with pytest.raises(SparkMissing, match="no space left"):
        spark.install_pyspark()


def test_ports_are_free_and_on_loopback():
    assert 1024 < free_port() < 65536
