"""The demo: two invented initiatives on real ground, built once into a home of its own.

What is told stands as data in `data/demo/`; here it becomes rows. `build.py` is the order of things.
"""
