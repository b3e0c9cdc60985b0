"""The tree of an agenda as a picture for the wall: the vision above, outcomes as boughs, leaves and fruit.

Blue is the agenda, a green leaf is an indicator, a yellow fruit an activity, as everywhere in the house.
Nothing is measured in a browser: letters are estimated a little too wide, so that no text leaves its place.
"""
