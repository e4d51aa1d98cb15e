"""Packages become plain data: pages, structure, files, and everything that describes them."""

from breaking import divisions
from breaking import found
from breaking import package_at
from breaking import replaced
from kultura.digitisation.package import Package
from kultura.digitisation.package import Role
from kultura.digitisation.recognising import all_readers
from kultura.digitisation.recognising import packages_at
from kultura.digitisation.refusals import PackageRefused
from kultura.digitisation.tree import scan
from pathlib import Path

import pytest


MONOGRAPH = "b50eb6b0-f0a4-11e3-b72e-005056827e52"
CSV = "plik;strona;typ;Uwagi\n10.png;[1];okładka;plama\n2.png;1;;\n"
MODS = """<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>Atlas</title></titleInfo>
<extension><own xmlns="urn:own">kept</own></extension></mods>"""


@pytest.fixture(scope="module")
def monograph(ndk: Path) -> Package:
    """The real package of the National Digital Library standard."""
    return package_at(ndk)


@pytest.fixture(scope="module")
def print_of_kant(bag: Path) -> Package:
    """The real bag of OCR-D."""
    return package_at(bag)


class TestMonograph:
    """METS, ALTO, JPEG 2000 and a list of MD5, as the standard wants them."""

    def test_is_known_by_its_identifier_and_title(self, monograph: Package) -> None:
        assert (monograph.format, monograph.identifier) == ("ndk", MONOGRAPH)
        assert monograph.title == "Karpatská Rus a hranice našeho státu, 1919"

    def test_pages_come_in_order_with_printed_numbers_and_types(self, monograph: Package) -> None:
        assert [page.position for page in monograph.pages] == list(range(1, 9))
        labels = [page.label for page in monograph.pages]
        assert labels == ["[1]", "[2]", "[3]", "4", "5", "6", "7", "8"]
        assert [page.type for page in monograph.pages[:2]] == ["titlePage", "normalPage"]

    def test_a_page_has_its_files_by_what_they_are_for(self, monograph: Package) -> None:
        files = monograph.pages[2].files
        assert files[Role.MASTER] == (f"mastercopy/mc_{MONOGRAPH}_0003.jp2",)
        assert files[Role.ACCESS] == (f"usercopy/uc_{MONOGRAPH}_0003.jp2",)
        assert files[Role.ALTO] == (f"alto/alto_{MONOGRAPH}_0003.xml",)
        assert set(files) == {Role.MASTER, Role.ACCESS, Role.ALTO, Role.TEXT, Role.TECHNICAL}

    def test_a_file_is_named_by_every_list_that_names_it(self, monograph: Package) -> None:
        file = monograph.files[f"usercopy/uc_{MONOGRAPH}_0001.jp2"]
        sums = {one.checksum.value for one in file.mentions if one.checksum}
        assert sums == {"ef87c4f1f15f8bbe576faa9b55afec48"}
        assert [Path(one.file).suffix for one in file.mentions] == [".xml", ".md5", ".xml"]
        assert file.mentions[0].size == 1712536

    def test_the_volume_has_all_pages(self, monograph: Package) -> None:
        top = monograph.structure
        (volume,) = top.parts
        assert (top.type, volume.type) == ("MONOGRAPH", "VOLUME")
        assert volume.pages == tuple(page.id for page in monograph.pages)

    def test_what_describes_it_is_kept_whole(self, monograph: Package) -> None:
        mods = monograph.descriptions["MODSMD_VOLUME_0001"].content
        assert mods.first("mods:location", "mods:shelfLocator") == "II 026293"
        (name,) = mods.all("mods:name")
        assert name.attributes == {"type": "personal", "usage": "primary"}
        assert [part.value for part in name.parts[:3]] == ["Hora, Alois", "1885-1942", "jk01041984"]
        dc = monograph.descriptions["DCMD_VOLUME_0001"].content
        assert len(dc.parts) == 19

    def test_a_page_has_its_own_description(self, monograph: Package) -> None:
        assert monograph.pages[7].descriptions == ("MODSMD_PAGE_0007",)

    def test_nothing_is_wrong_with_how_it_is_written(self, monograph: Package) -> None:
        assert monograph.findings == ()
        assert len(monograph.files) == 43


def test_an_issue_of_a_periodical_lies_in_its_volume_and_title(own_ndk: Path) -> None:
    mets = found(own_ndk, "mets_*.xml")
    replaced(
        mets, 'ID="MONOGRAPH_0001" LABEL="Karpatská Rus', 'ID="TITLE_0001" LABEL="Karpatská Rus'
    )
    replaced(
        mets,
        'TYPE="MONOGRAPH">\n            <mets:div DMDID',
        'TYPE="PERIODICAL_TITLE">\n            <mets:div DMDID',
    )
    replaced(
        mets,
        'TYPE="VOLUME">',
        'TYPE="PERIODICAL_VOLUME"><mets:div ID="ISSUE_0001" TYPE="ISSUE">'
        '<mets:div ID="ART_0001" LABEL="Hranice" TYPE="ARTICLE"><mets:fptr>'
        '<mets:area FILEID="ALTO_0004" BEGIN="BlockId-1" BETYPE="IDREF"/>'
        "</mets:fptr></mets:div></mets:div>",
    )
    package = package_at(own_ndk)
    types = [one.type for one in divisions(package.structure)]
    assert types == ["PERIODICAL_TITLE", "PERIODICAL_VOLUME", "ISSUE", "ARTICLE"]
    article = list(divisions(package.structure))[-1]
    assert (article.label, article.pages) == ("Hranice", ("DIV_P_PAGE_0003",))


class TestBag:
    """A bag with METS, ALTO and PAGE."""

    def test_is_known_by_what_it_says_of_itself(self, print_of_kant: Package) -> None:
        assert (print_of_kant.format, print_of_kant.identifier) == (
            "bagit",
            "ocrd:kant_aufklaerung_1784",
        )
        info = print_of_kant.descriptions["bag-info.txt"].content
        assert info.first("bag:Payload-Oxum") == "4374267.7"

    def test_pages_have_image_alto_and_page(self, print_of_kant: Package) -> None:
        assert [page.id for page in print_of_kant.pages] == ["PHYS_0017", "PHYS_0020"]
        files = print_of_kant.pages[1].files
        assert files[Role.MASTER] == ("data/OCR-D-IMG/INPUT_0020.tif",)
        assert files[Role.ALTO] == ("data/OCR-D-GT-ALTO/PAGE_0020_ALTO.xml",)
        assert files[Role.PAGE_XML] == ("data/OCR-D-GT-PAGE/PAGE_0020_PAGE.xml",)

    def test_every_file_has_the_checksum_of_its_list(self, print_of_kant: Package) -> None:
        listed = [
            path
            for path, file in print_of_kant.files.items()
            if any(one.checksum for one in file.mentions)
        ]
        assert set(print_of_kant.files) - set(listed) == {"tagmanifest-sha512.txt"}
        assert print_of_kant.findings == ()


class TestFolder:
    """A plain folder."""

    def test_a_csv_lists_the_pages_in_order(self, folder) -> None:
        package = package_at(folder({"strony.csv": CSV, "10.txt": "słowa"}))
        assert [page.image for page in package.pages] == ["10.png", "2.png"]
        assert [(page.label, page.type) for page in package.pages] == [
            ("[1]", "okładka"),
            ("1", ""),
        ]
        assert package.pages[0].files[Role.TEXT] == ("10.txt",)

    def test_a_column_without_a_meaning_is_kept(self, folder) -> None:
        package = package_at(folder({"strony.csv": CSV}))
        (id,) = package.pages[0].descriptions
        assert package.descriptions[id].content.first("csv:Uwagi") == "plama"

    def test_a_csv_without_files_describes_the_object(self, folder) -> None:
        package = package_at(folder({"opis.csv": "Tytuł,Autor\nAtlas Śląska,Anna\n,Jan\n"}))
        authors = [one.value for one in package.descriptions["opis.csv"].content.all("csv:Autor")]
        assert (package.title, authors) == ("Atlas Śląska", ["Anna", "Jan"])

    def test_a_csv_in_windows_1250_is_read(self, folder) -> None:
        top = folder({})
        (top / "opis.csv").write_bytes("Tytuł;Autor\nŻółć;Łoś\n".encode("cp1250"))
        assert package_at(top).title == "Żółć"

    def test_mods_describes_the_object_and_images_go_by_their_numbers(self, folder) -> None:
        package = package_at(folder({"mods.xml": MODS}))
        assert package.title == "Atlas"
        assert [page.image for page in package.pages] == ["1.png", "2.png", "10.png"]
        (own,) = package.descriptions["mods.xml"].content.all("mods:extension", "{urn:own}own")
        assert own.value == "kept"

    def test_images_that_nothing_describes_are_refused(self, folder) -> None:
        with pytest.raises(PackageRefused, match="neither a CSV file nor MODS"):
            package_at(folder({"other.xml": "<a/>"}))

    def test_names_in_a_list_of_checksums_are_as_written_only_bags_escape(self, folder) -> None:
        package = package_at(
            folder({"opis.csv": "Tytuł\nAtlas\n", "md5": f"{'0' * 32}  5%25.txt\n"})
        )
        assert "5%25.txt" in package.files

    def test_a_row_that_cannot_be_read_is_said(self, folder) -> None:
        package = package_at(folder({"strony.csv": CSV + "1.png;2\n"}))
        assert [(one.kind.code, one.line) for one in package.findings] == [("bad-row", 4)]


@pytest.mark.parametrize("name", ["ndk", "bag"])
def test_one_reader_takes_a_tree(name: str, request) -> None:
    tree = scan(request.getfixturevalue(name))
    assert [one for one, reader in all_readers().items() if reader.recognises(tree)] == [
        {"ndk": "ndk", "bag": "bagit"}[name]
    ]


def test_what_is_no_package_is_refused_with_what_would_be_one(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear", encoding="utf-8")
    with pytest.raises(PackageRefused, match="bagit, folder, ndk.*Give the folder that holds"):
        package_at(tmp_path)


def test_packages_in_a_folder_are_found(ndk: Path, shared: Path) -> None:
    assert packages_at(ndk) == [ndk]
    assert packages_at(shared / "data/ndk") == [ndk]


def laid_out(top: Path, names: list[str]) -> Path:
    """Make a folder with empty files."""
    for name in names:
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).touch()
    return top


@pytest.mark.parametrize(
    ("names", "packages"),
    [
        (["a/1.tif", "a/opis.csv", "b/1.tif", "b/mods.xml"], ["a", "b"]),
        (["a/skany/1.tif", "a/opis.csv", "b/1.tif", "b/opis.csv"], ["a", "b"]),
        (["a/1.tif", "a/opis.csv", "b/1.tif", "b/opis.csv", "Thumbs.db"], ["a", "b"]),
        (["a/1.tif", "a/opis.csv", "b/1.tif", "b/opis.csv", "c/1.tif"], ["a", "b", "c"]),
        (["a/1.tif", "a/opis.csv", "b/1.tif", "b/opis.csv", "c/x.txt"], ["a", "b"]),
        (["a/1.tif", "a/opis.csv", "b/mets.xml", "b/info_1.xml"], ["a", "b"]),
        (["skany/1.tif", "teksty/1.xml", "opis.csv"], ["."]),
        (["skany/1.tif", "teksty/1.xml", "opis/mods.xml"], ["."]),
        (["1/1.tif", "1/1.xml", "2/2.tif", "2/2.xml", "mods.xml"], ["."]),
        (["1/1.tif", "1/1.xml", "1/mods.xml", "2/2.tif", "2/2.xml"], ["."]),
        (["a/1.tif", "a/mods.xml", "b/1.tif", "b/mods.xml", "opis.csv"], ["."]),
        (["a/1.tif", "a/opis.csv", "b/1.tif", "b/opis.csv", "okładka.tif"], ["."]),
    ],
)
def test_folders_that_describe_themselves_are_packages_of_their_own(
    tmp_path: Path, names: list[str], packages: list[str]
) -> None:
    top = laid_out(tmp_path / "dostawa", names)
    assert packages_at(top) == [top / name for name in packages]


@pytest.mark.parametrize(
    ("href", "code"),
    [
        ("../../etc/passwd", "leads-out"),
        ("/../secret.jp2", "leads-out"),
        ("http://example.org/page.jp2", "leads-out"),
        ("//host/share/page.jp2", "leads-out"),
        ("%2e%2e/%2e%2e/etc/passwd", "leads-out"),
        ("", "no-location"),
    ],
)
def test_a_reference_that_leads_out_is_not_followed(own_bag: Path, href: str, code: str) -> None:
    replaced(own_bag / "data/mets.xml", "OCR-D-IMG/INPUT_0017.tif", href)
    package = package_at(own_bag)
    assert package.findings[0].kind.code == code
    assert all(".." not in path.split("/") for path in package.files)


def test_a_structure_that_names_no_file_is_said_with_its_line(own_bag: Path) -> None:
    replaced(own_bag / "data/mets.xml", 'fptr FILEID="INPUT_0020"', 'fptr FILEID="INPUT_0021"')
    finding = package_at(own_bag).findings[0]
    assert (finding.kind.code, finding.line) == ("broken-reference", 51)


def test_a_bag_that_lost_a_file_says_so(own_bag: Path) -> None:
    found(own_bag, "data/*/*_ALTO.xml").unlink()
    assert [one.kind.code for one in package_at(own_bag).findings] == ["payload-differs"]


def test_a_bag_that_wants_to_fetch_is_not_believed(own_bag: Path) -> None:
    (own_bag / "fetch.txt").write_text("http://example.org/a 1 data/a\n", encoding="utf-8")
    assert "not-fetched" in {one.kind.code for one in package_at(own_bag).findings}


def test_a_package_without_its_mets_file_is_refused(own_ndk: Path) -> None:
    found(own_ndk, "mets_*.xml").unlink()
    with pytest.raises(PackageRefused, match="cannot be read: it is missing"):
        package_at(own_ndk)
