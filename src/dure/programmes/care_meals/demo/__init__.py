"""Care meals in the demo: 손맛 주방 and 복지관 식당 of the invented county, on the day of the demo.

`fill.py` is the order of things; what is told stands in `pack/demo.yaml`. Everything goes through the
services, as people would do it.
"""
