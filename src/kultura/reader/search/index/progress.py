"""Progress: up to where an index has applied the feed, and of which store the feed is."""

from dataclasses import dataclass
from kultura.reader.search.index.schema import APPLIED
from kultura.reader.search.index.schema import NOTE
from kultura.reader.search.index.schema import STORE
from kultura.store.read import Moment
from tantivy import Index
from tantivy import Query


@dataclass(frozen=True)
class Progress:
    """The last number of a store's feed that is applied; -1 where an index has not begun."""

    number: int
    store: str

    def is_of(self, moment: Moment) -> bool:
        """Tell whether it lies in the history of the store that was asked, not ahead of it."""
        return self.store == moment.store and self.number <= moment.change


NOWHERE = Progress(-1, "")


def applied(index: Index) -> Progress:
    """Return how far an index has come."""
    index.reload()
    searcher = index.searcher()
    found = searcher.search(Query.term_query(index.schema, NOTE, NOTE, "basic"), 1).hits
    if not found:
        return NOWHERE
    note = searcher.doc(found[0][1])
    return Progress(note[APPLIED][0], note[STORE][0])
