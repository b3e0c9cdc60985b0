"""Nouns: what is asked and answered, the agenda and its versions, what is decided and signed."""
