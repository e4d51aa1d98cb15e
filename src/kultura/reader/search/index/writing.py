"""Writing the index: records in and out, and up to where which feed is applied, in one commit.

Pages have an index of their own inside it, committed just before: it says where in a record words
are, never whether a record is found.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from kultura.reader.search.index.document import documents
from kultura.reader.search.index.progress import Progress
from kultura.reader.search.index.schema import APPLIED
from kultura.reader.search.index.schema import NOTE
from kultura.reader.search.index.schema import OF
from kultura.reader.search.index.schema import page_schema
from kultura.reader.search.index.schema import PAGES
from kultura.reader.search.index.schema import schema
from kultura.reader.search.index.schema import STORE
from kultura.reader.search.index.source import Source
from pathlib import Path
from tantivy import Document
from tantivy import Index
from tantivy import Query

import logging


HEAP = 32_000_000  # bytes
log = logging.getLogger("kultura.indexer")


class Writing:
    """An index that is open for writing."""

    def __init__(self, path: Path, languages: Sequence[str]) -> None:
        self.path = path
        self.languages = tuple(languages)
        self.index = Index(schema(languages), path=str(path))
        self.index.config_reader("manual")
        self.writer = self.index.writer(HEAP, 1)
        pages = path / PAGES
        pages.mkdir(exist_ok=True)
        self.pages = Index(page_schema(languages), path=str(pages)).writer(HEAP, 1)

    def replace(self, uids: Iterable[str], sources: Iterable[Source]) -> None:
        """Take records out, and those of which there are sources in again."""
        for uid in uids:
            self.writer.delete_documents_by_term("uid", uid)
            self.pages.delete_documents_by_term(OF, uid)
        for source in sources:
            made = self._documents(source)
            if made is not None:
                record, pages = made
                self.writer.add_document(record)
                for page in pages:
                    self.pages.add_document(page)

    def commit(self, applied: Progress) -> None:
        """Make all of it last, and with it how far the feed is applied."""
        self.writer.delete_documents_by_term(NOTE, NOTE)
        note = Document()
        note.add_text(NOTE, NOTE)
        note.add_integer(APPLIED, applied.number)
        note.add_text(STORE, applied.store)
        self.writer.add_document(note)
        self.pages.commit()
        self.writer.commit()

    def stamps(self) -> Mapping[str, str]:
        """Return the stamps of the records that are in, by UID."""
        self.index.reload()
        searcher = self.index.searcher()
        found = searcher.search(Query.exists_query("is_type"), max(1, searcher.num_docs))
        documents = (searcher.doc(address) for _score, address in found.hits)
        return {one["uid"][0]: one["stamp"][0] for one in documents}

    def close(self) -> None:
        """Let another open it."""
        self.pages.wait_merging_threads()
        self.writer.wait_merging_threads()

    def _documents(self, source: Source) -> tuple[Document, list[Document]] | None:
        try:
            return documents(source, self.languages)
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
            log.exception("%s cannot be indexed", source.uid)
            return None
