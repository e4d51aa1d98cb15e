"""JSON lines: a bad line costs itself only."""


def test_a_row_a_line(read) -> None:
    rows = read("a.jsonl", '{"id": 1}\n\n{"id": "ż"}\n'.encode())
    assert [(row.number, row.data) for row in rows] == [(1, {"id": 1}), (3, {"id": "ż"})]


def test_byte_order_mark_is_passed_over(read) -> None:
    assert read("a.jsonl", b'\xef\xbb\xbf{"id": 1}\n')[0].data == {"id": 1}


def test_windows_encoding_is_found(read) -> None:
    assert read("a.jsonl", '{"id": "Wąż"}\n'.encode("cp1250"))[0].data == {"id": "Wąż"}


def test_bad_lines_say_why_and_the_rest_follows(read) -> None:
    rows = read("a.jsonl", b'{"id": 1}\n{"id": \n[1]\n{"id": 4}\n')
    assert rows[1].fault.startswith("The line is not JSON")
    assert rows[1].raw == '{"id": '
    assert rows[2].fault == "The line is JSON, but not an object."
    assert rows[3].data == {"id": 4}
