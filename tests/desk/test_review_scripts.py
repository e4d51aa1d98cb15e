"""A script in a title, a note, a comment or a summary is never run on the approver's pages."""

from kultura.demo.pictures import draw_picture
from lxml import html
from museums import collect_mail
from museums import open_museums
from museums import PASSWORD
from plone import api
from plone.namedfile.file import NamedBlobFile
from plone.namedfile.file import NamedBlobImage

import pytest
import requests
import transaction


CORES = (
    "<script>boom()</script>",
    "<img src=x onerror=boom()>",
    "<svg onload=boom()>",
    "<svg><script>boom()</script></svg>",
    "<iframe src=javascript:boom()></iframe>",
    "<a href=javascript:boom()>x</a>",
    "<a href='data:text/html,<script>boom()</script>'>x</a>",
    "<body onload=boom()>",
    "<math><mi xlink:href=javascript:boom()>",
    "<details open ontoggle=boom()>",
    "<input autofocus onfocus=boom()>",
    "<style>@import'javascript:boom()'</style>",
    "<meta http-equiv=refresh content='0;url=javascript:boom()'>",
    "<object data=javascript:boom()>",
    "<embed src=javascript:boom()>",
    "<form action=javascript:boom()><button>x",
    "<base href=javascript:boom()//>",
    "<video><source onerror=boom()>",
    "<template><script>boom()</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=boom()>'>",
)
WRAPPINGS = (
    "{}",
    '">{}',
    "'>{}",
    "-->{}",
    "</textarea>{}",
    "</title>{}",
    "${{boom}}{}",
    "<![CDATA[{}",
)
VECTORS = [wrapping.format(core) for core in CORES for wrapping in WRAPPINGS]


@pytest.fixture
def site(functional_portal):
    """A museum whose texts are all of them scripts; one item was returned and changed."""
    open_museums(functional_portal)
    collect_mail(functional_portal)
    museum = functional_portal["muzeum"]
    museum.title = " ".join(VECTORS[:20])
    museum.reindexObject()
    uids = []
    with api.env.adopt_user(username="muzeum-editor"):
        for number in range(0, len(VECTORS), 20):
            words = " ".join(VECTORS[number : number + 20])
            page = api.content.create(museum["o-nas"], "Document", f"p{number}", title=words)
            page.description = words
            page.pictures = [{"image": picture_named(museum, words), "alt": words, "credit": words}]
            page.attachments = [{"file": file_named(museum, words), "title": words}]
            api.content.transition(page, "submit", comment=words)
            uids.append(page)
    with api.env.adopt_user(username="region"):
        api.content.transition(uids[0], "request_changes", comment=" ".join(VECTORS[20:60]))
    with api.env.adopt_user(username="muzeum-editor"):
        uids[0].title = f"{VECTORS[5]} {uids[0].title} {VECTORS[9]}"
        uids[0].description = " ".join(VECTORS[60:])
        api.content.transition(uids[0], "submit")
    transaction.commit()
    return functional_portal


def picture_named(museum, words: str) -> str:
    """Store a picture whose file has a script for its name; return its UID."""
    file = NamedBlobImage(draw_picture("hills", len(words), 32, 32), filename=f"{words}.jpg")
    return api.content.create(museum["media"], "Image", title=words, image=file).UID()


def file_named(museum, words: str) -> str:
    """Store a file that has a script for its name; return its UID."""
    file = NamedBlobFile(b"%PDF-1.4", filename=f"{words}.pdf", contentType="application/pdf")
    return api.content.create(museum["media"], "File", title=words, file=file).UID()


def dangers(page: str) -> list[str]:
    """Return what in a page a browser would run and we have not written."""
    tree = html.fromstring(page)
    scripts = [each for each in tree.iter("script") if "boom" in (each.text or "")]
    attributes = [
        f"{name}={value}"
        for element in tree.iter()
        if isinstance(element.tag, str)
        for name, value in element.attrib.items()
        if (name.startswith("on") and "boom" in value)
        or (name in ("href", "src", "action", "data") and value.strip().startswith("javascript:b"))
    ]
    return [*(html.tostring(each, encoding="unicode") for each in scripts), *attributes]


def get(url: str, person: str = "region") -> str:
    answer = requests.get(url, auth=(person, PASSWORD), timeout=120)
    assert answer.status_code == 200
    return answer.text


@pytest.mark.parametrize(
    "page",
    [
        "@@review",
        "muzeum/@@review",
        "muzeum/o-nas/p0/@@decide",
        "muzeum/o-nas/p20/@@decide",
        "muzeum/o-nas/p0/view",
        "@@region",
        "@@institutions",
        "@@changed-without-approval",
    ],
)
def test_no_script_of_an_editor_runs(site, page) -> None:
    found = get(f"{site.absolute_url()}/{page}")
    assert dangers(found) == []
    if "decide" in page or "review" in page:
        assert "boom" in found  # it is shown, as words


@pytest.mark.parametrize(
    "page", ["muzeum/o-nas/p0/edit", "muzeum/@@desk", "muzeum/@@untranslated", "muzeum/media"]
)
def test_none_runs_on_the_pages_of_its_institution(site, page) -> None:
    with api.env.adopt_user(username="muzeum-editor"):
        api.content.transition(site["muzeum"]["o-nas"]["p0"], "retract")
    transaction.commit()
    assert dangers(get(f"{site.absolute_url()}/{page}", "muzeum-editor")) == []


def test_this_would_notice() -> None:
    assert all(dangers(f"<p>{core}</p>") for core in CORES[:3])


def test_mails_are_plain_text(site) -> None:
    sent = [str(message).lower() for message in site.MailHost.messages]
    assert sent
    assert not [message for message in sent if "content-type: text/html" in message]
