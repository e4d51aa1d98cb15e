"""A source finds its reader by name, and says so when there is none."""

from hashlib import sha256
from kultura.imports.faults import SourceFault
from kultura.imports.options import SourceOptions
from kultura.imports.source import Source

import pytest


def test_format_in_the_mapping_wins_over_the_ending(read) -> None:
    assert read("export.dat", b'{"id": 1}\n', format="jsonl")[0].data == {"id": 1}


def test_unknown_ending_names_the_readers(read) -> None:
    with pytest.raises(SourceFault, match="csv, json, jsonl, xlsx"):
        read("export.dat", b"")


def test_missing_file_is_said(tmp_path) -> None:
    with pytest.raises(SourceFault, match="is not a file"):
        Source(tmp_path / "none.csv", SourceOptions()).rows()


def test_checksum_is_of_the_bytes(tmp_path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"id\n1\n")
    assert Source(path).sha256() == sha256(b"id\n1\n").hexdigest()
