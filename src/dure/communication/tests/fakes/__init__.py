"""Providers over loopback that keep to their published shapes: signatures, sizes, errors, reports."""
