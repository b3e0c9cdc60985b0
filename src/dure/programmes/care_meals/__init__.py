"""Care meals (돌봄 밥상): older women cook, older neighbours eat, somebody knocks at the door."""
