"""VRPLIB (표준 문제): instances of the literature in, solutions in the form it publishes out."""

from dure.engines.routes.vrplib.solve import solve_vrplib

__all__ = ["solve_vrplib"]
