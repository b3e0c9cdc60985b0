"""Forms of ODK and Kobo: what an XLSForm asks, and its submissions as a table."""

from dure.engines.tables.forms.form import Choice, Form, Question, read_form
from dure.engines.tables.forms.submissions import SUBMISSION, read_submissions

__all__ = ["SUBMISSION", "Choice", "Form", "Question", "read_form", "read_submissions"]
