"""Packages come in pieces: what is noted is there, and the worker goes on with the whole."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from kultura.batches.faults import BatchFault
from kultura.batches.jobs.collect_uploads import collect
from kultura.batches.order import Order
from kultura.batches.uploads import faults
from kultura.batches.uploads import receiving
from kultura.batches.uploads.bringing_in import bring_in
from kultura.batches.uploads.folder import package_name
from kultura.imports.faults import ImportRefused
from kultura.repository.hashing import Checksum
from kultura.settings import Settings
from kultura.settings.loading import load
from kultura.store.batch import Batch
from kultura.store.batch import batch_numbered
from kultura.store.batch import batches_of
from kultura.store.findings import findings_of
from kultura.store.uploads import Upload
from kultura.store.uploads import upload_of
from packages import complete
from packages import made
from packages import OPIS
from packages import picture
from packages import without_master
from pathlib import Path
from plone import api

import pytest
import shutil
import zipfile


def zipped(top: Path) -> bytes:
    """Pack a folder as ZIP."""
    return Path(shutil.make_archive(str(top), "zip", top.parent, top.name)).read_bytes()


def tarred(top: Path) -> bytes:
    """Pack a folder as TAR."""
    return Path(shutil.make_archive(str(top), "tar", top.parent, top.name)).read_bytes()


class Cut(BytesIO):
    """A piece whose process dies after some bytes."""

    def read(self, size: int = -1) -> bytes:
        if self.tell() >= 100:
            raise KeyboardInterrupt
        return super().read(min(size, 100))


Begin = Callable[..., Upload]


@pytest.fixture
def begin(library, settings) -> Begin:
    """Begin an upload: ``begin(data, name="atlas.zip", person=…, goal="pending")``."""

    def begun(
        data: bytes,
        name: str = "atlas.zip",
        person: str = "biblioteka-editor",
        **order: str,
    ) -> Upload:
        wanted = Order(**{"institution": "biblioteka", **order})
        with api.env.adopt_user(username=person):
            return receiving.begin(library.aq_parent, settings, wanted, name, len(data), "f")

    return begun


@pytest.fixture
def now(cursor) -> Callable[[Upload], Upload | None]:
    """An upload as it is in the store."""

    def look(upload: Upload) -> Upload | None:
        cursor.connection.rollback()
        return upload_of(cursor, upload.id)

    return look


@pytest.fixture
def uploaded(library, settings, begin, now, cursor) -> Callable[..., Batch]:
    """Upload an archive in two pieces, and have the worker go on with it."""

    def run(data: bytes, **order: str) -> Batch:
        upload = begin(data, **order)
        half = len(data) // 2
        send(settings, upload, data[:half], 0)
        send(settings, upload, data[half:], half)
        bring_in(library.aq_parent, settings, now(upload))
        return batch_numbered(cursor, now(upload).batch)

    return run


def send(settings: Settings, upload: Upload, data: bytes, offset: int, **more) -> Upload:
    """Send a piece."""
    return receiving.append(settings, upload, offset, BytesIO(data), len(data), **more)


def left(settings: Settings) -> list[Path]:
    """Return the folders of uploads."""
    return list(settings.directory("uploads").iterdir())


@pytest.mark.parametrize("packed", [zipped, tarred])
def test_uploaded_package_is_kept_and_described_like_any_other(
    uploaded, package, packed, repository, settings
) -> None:
    batch = uploaded(packed(package), goal="pending")
    assert (batch.state, batch.version, batch.outcome) == ("described", 1, "created")
    assert (batch.object, batch.person) == ("kultura:biblioteka/atlas", "biblioteka-editor")
    stored = repository.object(batch.object)
    assert stored.path("package/1.png").read_bytes() == (package / "1.png").read_bytes()
    with api.env.adopt_roles(roles=["Manager"]):
        assert api.content.get_state(api.content.get(UID=batch.uid)) == "pending"
    assert left(settings) == []


def test_pieces_go_where_the_upload_ends_and_nowhere_else(begin, settings, now) -> None:
    upload = begin(b"0123456789")
    assert send(settings, upload, b"0123", 0).received == 4
    for offset in (0, 3, 5):
        with pytest.raises(faults.WrongOffset) as caught:
            send(settings, upload, b"4", offset)
        assert caught.value.received == 4
    with pytest.raises(faults.TooLong):
        send(settings, upload, b"456789x", 4)
    assert now(upload).received == 4


def test_damaged_piece_leaves_nothing(begin, settings, now) -> None:
    upload = begin(b"0123456789")
    send(settings, upload, b"0123", 0)
    wrong = Checksum("sha1", "0" * 40)
    with pytest.raises(faults.ChecksumDiffers):
        send(settings, upload, b"XXXX", 4, checksum=wrong)
    assert now(upload).received == 4
    send(settings, upload, b"45", 4)
    archive = settings.directory("uploads") / upload.id / "archive"
    assert archive.read_bytes() == b"012345"


def test_whoever_dies_in_a_piece_leaves_bytes_that_do_not_count(begin, settings, now) -> None:
    data = bytes(range(256)) * 4
    upload = begin(data)
    send(settings, upload, data[:300], 0)
    with pytest.raises(KeyboardInterrupt):
        receiving.append(settings, upload, 300, Cut(b"?" * 600), 600)
    archive = settings.directory("uploads") / upload.id / "archive"
    assert (now(upload).received, archive.stat().st_size) == (300, 400)
    send(settings, upload, data[300:], 300)
    assert archive.read_bytes() == data


def test_two_requests_at_once_do_not_mix(begin, settings, connection, cursor) -> None:
    upload = begin(b"0123456789")
    upload_of(cursor, upload.id, lock=True)
    with pytest.raises(faults.UploadBusy):
        send(settings, upload, b"0123", 0)
    connection.rollback()
    assert send(settings, upload, b"0123", 0).received == 4


def test_uploads_are_for_who_may_bring_packages_there(begin, museum, settings) -> None:
    with pytest.raises(ImportRefused):
        begin(b"x", person="muzeum-editor")
    with pytest.raises(BatchFault):
        begin(b"x", collection="biblioteka")
    assert not settings.directory("uploads").exists()


def test_what_is_too_much_is_refused_before_its_first_byte(library, settings, begin) -> None:
    (settings.home).mkdir(parents=True)
    quota = "kultura: {masters: {quota_gb: 0.000001}}"
    (settings.home / "instance.yaml").write_text(quota, encoding="utf-8")
    small = load(settings.home, environ={})
    order = Order("biblioteka")
    with api.env.adopt_user(username="biblioteka-editor"):
        receiving.begin(library.aq_parent, small, order, "a.zip", 600, "")
        with pytest.raises(faults.TooLargeToBring) as caught:
            receiving.begin(library.aq_parent, small, order, "b.zip", 600, "")
        assert caught.value.most == 400
        with pytest.raises(faults.TooLargeToBring):
            receiving.begin(library.aq_parent, settings, order, "c.zip", 6 * 1024**3, "")


def test_hostile_archive_is_a_finding_on_its_batch(uploaded, package, cursor, settings) -> None:
    made_of = BytesIO()
    with zipfile.ZipFile(made_of, "w") as archive:
        archive.writestr("../../etc/passwd", "x")
    batch = uploaded(made_of.getvalue(), name="zły.zip")
    assert (batch.state, batch.name, batch.counts["error"]) == ("refused", "zły", 1)
    assert findings_of(cursor, batch.id)[0].code == "archive-leads-out"
    assert left(settings) == []
    assert uploaded(zipped(package)).state == "described"


def test_several_packages_in_one_archive_are_as_many_batches(
    uploaded, tmp_path, cursor, settings
) -> None:
    for number in (7, 8, 9):
        top = without_master(tmp_path / f"box/zeszyt-{number}")
        mets = top / "mets_zeszyt.xml"
        mets.write_text(mets.read_text().replace("zeszyt-7", f"zeszyt-{number}"))
        complete(top)
        for image in ("copy/1.png", "master/1.tif"):
            picture(top / image, 30 + number)
    batch = uploaded(zipped(tmp_path / "box"), name="box.zip")
    run = batches_of(cursor, batch.run)
    assert [one.identifier for one in run] == ["zeszyt-7", "zeszyt-8", "zeszyt-9"]
    assert {one.state for one in run} == {"described"}
    assert left(settings) == []


@pytest.mark.parametrize("packed", [zipped, tarred])
def test_several_plain_folders_in_one_archive_are_as_many_batches(
    uploaded, tmp_path, packed, cursor, settings
) -> None:
    for number, name in enumerate(("atlas", "mapa"), 1):
        made(tmp_path / f"box/{name}", OPIS.replace("Atlas", name.title()), pages=number)
    (tmp_path / "box/plan").mkdir()
    picture(tmp_path / "box/plan/1.png", 99)  # nothing says what it is
    batch = uploaded(packed(tmp_path / "box"), name="box.zip")
    run = batches_of(cursor, batch.run)
    told = [(one.identifier, one.title, one.pages, one.state) for one in run[:2]]
    assert told == [("atlas", "Atlas", 1, "described"), ("mapa", "Mapa", 2, "described")]
    (plan,) = run[2:]
    assert (plan.name, plan.state) == ("plan", "refused")
    assert [one.code for one in findings_of(cursor, plan.id)] == ["not-recognised"]
    assert left(settings) == []


def test_what_waits_for_a_decision_stays_until_it_is_made(
    uploaded, tmp_path, go_on, library, settings, cursor
) -> None:
    from kultura.batches.deciding import decide

    batch = uploaded(tarred(without_master(tmp_path / "zeszyt")), name="zeszyt.tar")
    assert batch.state == "needs-decision"
    top = settings.directory("uploads")
    collect(top, timedelta(0))
    assert len(left(settings)) == 1
    with api.env.adopt_user(username="region"):
        decide(library.aq_parent, batch.id, "waive", "Spłonęły.")
    assert go_on(batch.id).batch.state == "described"
    collect(top, timedelta(0))
    assert left(settings) == []


def test_the_same_package_again_is_the_batch_it_was(uploaded, ingest, package, settings) -> None:
    (brought,) = ingest(package)
    again = uploaded(zipped(package))
    assert again.id == brought.batch.id
    assert left(settings) == []


def test_killed_worker_goes_on_where_it_was(
    library, begin, settings, package, now, cursor, monkeypatch
) -> None:
    data = zipped(package)
    upload = begin(data)
    send(settings, upload, data, 0)
    from kultura.batches.uploads import bringing_in

    def die(*_given: object) -> None:
        raise KeyboardInterrupt

    for step in ("_received", "_brought", "_end"):
        with monkeypatch.context() as broken, pytest.raises(KeyboardInterrupt):
            broken.setattr(bringing_in, step, die)
            bring_in(library.aq_parent, settings, now(upload))
    bring_in(library.aq_parent, settings, now(upload))
    batch = batch_numbered(cursor, now(upload).batch)
    assert (batch.state, batch.version) == ("described", 1)
    cursor.execute("SELECT count(*) FROM digitisation.batch")
    assert cursor.fetchone() == (1,)


def test_the_whole_is_asked_of_the_worker_once(begin, settings, now, cursor) -> None:
    upload = begin(b"0123456789")
    send(settings, upload, b"0123456789", 0)
    assert now(upload).batch
    cursor.execute("SELECT payload FROM publication.job WHERE kind = 'bring-upload'")
    assert cursor.fetchall() == [({"upload": upload.id},)]
    with pytest.raises(faults.WrongOffset):
        send(settings, upload, b"0123456789", 0)
    with pytest.raises(faults.NoUpload):
        receiving.remove(settings, upload)


def test_what_nobody_goes_on_with_is_collected(begin, settings, now, cursor, connection) -> None:
    upload, other = begin(b"0123456789"), begin(b"0123456789")
    cursor.execute(
        "UPDATE digitisation.upload SET expires = publication.clock() WHERE id = %s", (upload.id,)
    )
    connection.commit()
    collect(settings.directory("uploads"), timedelta(0))
    assert now(upload) is None
    assert [one.name for one in left(settings)] == [other.id]
    receiving.remove(settings, other)
    assert (now(other), left(settings)) == (None, [])


@pytest.mark.parametrize(
    ("archive", "name"),
    [
        ("atlas.zip", "atlas"),
        ("Atlas 1.TAR", "Atlas 1"),
        ("../../etc/passwd.zip", "passwd"),
        ("C:\\scans\\tom.1.zip", "tom.1"),
        (".zip", "package"),
        ("..", "package"),
        ("", "package"),
        ("a\0b.zip", "a\\x00b"),
        ("n" * 300 + ".zip", "n" * 100),
    ],
)
def test_packages_are_called_as_their_archive(archive, name) -> None:
    assert package_name(archive) == name
