"""What is to be done: mine first, then everybody's."""
