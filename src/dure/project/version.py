"""The version of this house; archives and the API name it. A test holds it to pyproject.toml."""

VERSION = "0.1.0"
