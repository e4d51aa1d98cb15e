"""The rich-text editor is told once what all elements may have."""

from kultura.behaviors.fields.html_widget import said_once

import pytest


@pytest.mark.parametrize(
    ("told", "once"),
    [
        ("a[id|href],p[id|href],h2[id|href]", "@[id|href],a,p,h2"),
        ("a[href|target=_blank],p[id]", "a[href|target=_blank],p[id]"),
        ("a,p", "a,p"),
        ("a[id],p", "a[id],p"),
        ("", ""),
    ],
)
def test_it_is_said_once_where_it_is_the_same(told, once) -> None:
    assert said_once(told) == once
