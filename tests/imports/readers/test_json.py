"""JSON documents: a list at the top or further down, whole or broken off."""


def test_list_at_the_top(read) -> None:
    rows = read("a.json", b'[{"id": 1, "w": 1.5}, {"id": 2}]')
    assert [(row.number, row.data) for row in rows] == [(1, {"id": 1, "w": 1.5}), (2, {"id": 2})]


def test_list_further_down(read) -> None:
    rows = read("a.json", b'{"result": {"records": [{"id": 7}]}}', items="result.records")
    assert rows[0].data == {"id": 7}


def test_byte_order_mark_is_passed_over(read) -> None:
    assert read("a.json", b'\xef\xbb\xbf[{"id": 1}]')[0].data == {"id": 1}


def test_item_that_is_no_object_is_refused_alone(read) -> None:
    rows = read("a.json", b'[{"id": 1}, "two", {"id": 3}]')
    assert [row.fault for row in rows] == ["", "The item is not an object.", ""]


def test_what_stands_before_the_break_is_read(read) -> None:
    rows = read("a.json", b'[{"id": 1}, {"id": 2}, {"id": ')
    assert [row.data for row in rows] == [{"id": 1}, {"id": 2}, {}]
    assert rows[2].fault.startswith("The document cannot be read from here on")


def test_no_list_is_said(read) -> None:
    assert read("a.json", b'{"a": []}', items="b")[0].fault == "There is no list of objects at b."
