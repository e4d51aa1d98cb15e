"""The report is a table a person opens, and what a resumed import starts from."""

from kultura.imports.report import Outcome
from kultura.imports.report import outcomes_in
from kultura.imports.report import Report
from kultura.imports.report import Summary


CREATED = Outcome(2, "MG/1", "created", path="/kultura/muzeum/mg-1")
REFUSED = Outcome(3, "MG/2", "refused", "title: “Required; input is missing”, says Żaneta")


def test_report_is_csv(tmp_path) -> None:
    with Report(tmp_path / "r" / "report.csv") as report:
        report.write([CREATED, REFUSED])
    lines = (tmp_path / "r" / "report.csv").read_text(encoding="utf-8").splitlines()
    assert lines[:2] == [
        "row,identifier,status,reason,path",
        "2,MG/1,created,,/kultura/muzeum/mg-1",
    ]
    assert list(outcomes_in(tmp_path / "r" / "report.csv")) == [CREATED, REFUSED]


def test_report_of_a_private_source_is_for_its_owner_only(tmp_path) -> None:
    with Report(tmp_path / "report.csv"):
        assert (tmp_path / "report.csv").stat().st_mode & 0o077 == 0


def test_line_cut_off_by_a_kill_is_passed_over(tmp_path) -> None:
    path = tmp_path / "report.csv"
    with Report(path) as report:
        report.write([CREATED])
    with path.open("a", encoding="utf-8") as stream:
        stream.write("3,MG/2,crea")
    assert list(outcomes_in(path)) == [CREATED]


def test_resumed_report_goes_on_after_the_last_whole_line(tmp_path) -> None:
    path = tmp_path / "report.csv"
    with Report(path) as report:
        report.write([CREATED])
    with path.open("a", encoding="utf-8") as stream:
        stream.write("3,MG/2,crea")
    with Report(path, resume=True) as report:
        report.write([REFUSED])
    assert list(outcomes_in(path)) == [CREATED, REFUSED]


def test_a_reason_of_several_lines_is_one_line(tmp_path) -> None:
    with Report(tmp_path / "report.csv") as report:
        report.write([Outcome(2, "MG\n1", "refused", "first\r\nsecond")])
    assert list(outcomes_in(tmp_path / "report.csv")) == [
        Outcome(2, "MG 1", "refused", "first second")
    ]


def test_summary_names_every_status() -> None:
    summary = Summary()
    summary.add([CREATED, REFUSED])
    assert summary.plain() == {"created": 1, "updated": 0, "unchanged": 0, "refused": 1}


def test_row_done_again_counts_once() -> None:
    summary = Summary()
    summary.add([REFUSED])
    summary.take_back([REFUSED])
    summary.add([CREATED])
    assert summary.plain() == {"created": 1, "updated": 0, "unchanged": 0, "refused": 0}
    assert summary.with_further([CREATED])["created"] == 2
    assert summary.total() == 1
