"""One settings module per setting of the house: local, test, production; base is shared."""
