"""One working meeting on one screen: when, who, what about, and the minutes while they are written."""
