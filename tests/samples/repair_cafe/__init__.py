"""Repair café (고쳐쓰기 카페): what is broken is mended together."""
