"""A `dataValueSet` in the XML that DHIS2 reads (DXF 2)."""

from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import quoteattr

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACE = "http://dhis2.org/schema/dxf/2.0"


def written_as_xml(value_set: Mapping[str, Any]) -> str:
    """The set with an element a value; every attribute is escaped, none is left out."""
    own = {name: said for name, said in value_set.items() if name != "dataValues"}
    lines = [f"<dataValueSet {_attributes({'xmlns': NAMESPACE, **own})}>"]
    lines += [f"  <dataValue {_attributes(value)}/>" for value in value_set["dataValues"]]
    return HEAD + "\n".join([*lines, "</dataValueSet>", ""])


def _attributes(said: Mapping[str, str]) -> str:
    return " ".join(f"{name}={quoteattr(text)}" for name, text in said.items())
