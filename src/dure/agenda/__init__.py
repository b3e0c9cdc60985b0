"""Condition 1: the common agenda (공동의제): heard, written, decided, signed and kept alive."""
