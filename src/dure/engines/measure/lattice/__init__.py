"""Lattice (격자): the cube counted by a small compiled kernel, people exactly once in every cell.

Entered through `fast_cube` beside it; DuckDB (`cube.py`) stays the oracle and the way back.
"""
