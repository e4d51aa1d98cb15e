"""Resources of IIIF whose path names an object or a page."""

from kultura.reader.api.resource import Question
from kultura.reader.api.resource import Resource
from kultura.reader.parameters.parameter import ID
from kultura.reader.problems import ProblemError


class Named(Resource):
    """Asked for by an id, of which the database is not asked where it cannot be one."""

    errors = (404,)

    def check(self, question: Question) -> None:
        """Refuse what is no id; raises ProblemError."""
        if not all(ID.fullmatch(value) for _name, value in question.path):
            raise ProblemError(404, "There is nothing here: this is no id.")
