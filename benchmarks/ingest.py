"""How fast `kultura ingest` is with text and structure alone: checked, kept, described.

    .venv/bin/python benchmarks/ingest.py --pages 1000 10000

Makes an instance of its own (embedded PostgreSQL, durable writes) with a library in it, and for
each size one NDK package of so many pages: METS with MODS, an ALTO and a text a page, a list of
MD5. Words are drawn by Zipf's law from a vocabulary that grows with the text. Fifty pages name the
same small image, because a package without images is refused; what decoding costs is measured by
`benchmarks/decoding.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import md5
from kultura.instance.testing import run_command
from pathlib import Path
from PIL import Image
from random import Random

import argparse
import json
import os
import resource
import shutil
import sys
import tempfile
import time


WORDS = 250  # on a page
ALIKE = 50  # pages with the same image
METS = """<mets:mets xmlns:mets="http://www.loc.gov/METS/" xmlns:mods="http://www.loc.gov/mods/v3"
 xmlns:xlink="http://www.w3.org/1999/xlink" OBJID="tom-{pages}" LABEL="Tom" TYPE="Monograph">
<mets:dmdSec ID="MODSMD_VOLUME_0001"><mets:mdWrap MDTYPE="MODS"><mets:xmlData><mods:mods>
<mods:titleInfo><mods:title>Tom o {pages} stronach</mods:title></mods:titleInfo>
<mods:typeOfResource>text</mods:typeOfResource>
<mods:language><mods:languageTerm type="code">pol</mods:languageTerm></mods:language>
</mods:mods></mets:xmlData></mets:mdWrap></mets:dmdSec>
<mets:fileSec>{groups}</mets:fileSec>
<mets:structMap TYPE="PHYSICAL"><mets:div TYPE="monograph" DMDID="MODSMD_VOLUME_0001">{divs}
</mets:div></mets:structMap></mets:mets>"""
GROUPS = {
    "UC_IMGGRP": ("uc", "image/png", "png"),
    "ALTOGRP": ("alto", "text/xml", "xml"),
    "TXTGRP": ("txt", "text/plain", "txt"),
}


@dataclass(frozen=True)
class Measured:
    """What one package took."""

    pages: int
    size: int  # bytes
    seconds: float
    cpu: float
    memory: int  # bytes, of the largest process so far
    load: float

    @property
    def line(self) -> str:
        """A line of a table: pages, MB, seconds, pages a second, CPU seconds, memory, load."""
        return (
            f"| {self.pages:,} | {self.size / 1e6:.0f} | {self.seconds:.1f} "
            f"| {self.pages / self.seconds:.0f} | {self.cpu:.1f} "
            f"| {self.memory / 1e6:.0f} | {self.load:.1f} |"
        )


def words(random: Random) -> Iterator[str]:
    """Yield words without end: one in twenty is new, the rest follow Zipf's law."""
    known: list[str] = []
    while True:
        if not known or random.random() < 0.05:
            known.append("".join(random.choices("aeioukrstlmnpwz", k=random.randint(2, 11))))
            yield known[-1]
        else:
            yield known[int(len(known) ** random.random()) - 1]


def alto(page: list[str]) -> str:
    """Return a page of words as ALTO, ten in a line."""
    lines = []
    for row in range(0, len(page), 10):
        strings = "".join(
            f'<String HPOS="{40 * column}" VPOS="{row}" WIDTH="38" HEIGHT="9" CONTENT="{word}"/>'
            for column, word in enumerate(page[row : row + 10])
        )
        lines.append(f"<TextLine>{strings}</TextLine>")
    return (
        '<alto xmlns="http://www.loc.gov/standards/alto/ns-v2#"><Description>'
        "<MeasurementUnit>pixel</MeasurementUnit></Description><Layout>"
        '<Page ID="P" PHYSICAL_IMG_NR="1" WIDTH="20" HEIGHT="30"><PrintSpace><TextBlock>'
        f"{''.join(lines)}</TextBlock></PrintSpace></Page></Layout></alto>"
    )


def write_package(top: Path, pages: int) -> None:
    """Write a package of so many pages."""
    source = words(Random(pages))
    for folder, _type, _ending in GROUPS.values():
        (top / folder).mkdir(parents=True)
    for number in range(1, pages + 1):
        page = [next(source) for _word in range(WORDS)]
        if of_image(number) == number:
            image = Image.new("L", (20, 30), number % 256)
            image.putpixel((number // 256 % 20, 0), number % 251)
            image.putpixel((0, 1), pages % 256)  # what is kept already needs a decision
            image.putpixel((1, 1), pages // 256)
            image.save(top / f"uc/uc_{number:05}.png", dpi=(300, 300))
        (top / f"alto/alto_{number:05}.xml").write_text(alto(page), encoding="utf-8")
        (top / f"txt/txt_{number:05}.txt").write_text(" ".join(page), encoding="utf-8")
    (top / "mets_tom.xml").write_text(mets(pages), encoding="utf-8")
    sums = [
        f"{md5(file.read_bytes()).hexdigest()} /{file.relative_to(top)}"
        for file in sorted(top.rglob("*.*"))
    ]
    (top / "md5_tom.md5").write_text("\n".join(sums), encoding="utf-8")


def of_image(number: int) -> int:
    """Return the page whose image stands for a page's."""
    return (number - 1) // ALIKE * ALIKE + 1


def named(folder: str, number: int) -> int:
    """Return the number in the name of a page's file."""
    return of_image(number) if folder == "uc" else number


def mets(pages: int) -> str:
    """Return the METS file of a package."""
    groups = []
    for group, (folder, media_type, ending) in GROUPS.items():
        files = "".join(
            f'<mets:file ID="{folder}_{number}" MIMETYPE="{media_type}"><mets:FLocat LOCTYPE="URL" '
            f'xlink:href="{folder}/{folder}_{named(folder, number):05}.{ending}"/></mets:file>\n'
            for number in range(1, pages + 1)
        )
        groups.append(f'<mets:fileGrp ID="{group}">{files}</mets:fileGrp>')
    divs = "".join(
        f'<mets:div ID="P{number}" TYPE="normalPage" ORDER="{number}" ORDERLABEL="{number}">'
        + "".join(f'<mets:fptr FILEID="{name}_{number}"/>' for name, _t, _e in GROUPS.values())
        + "</mets:div>\n"
        for number in range(1, pages + 1)
    )
    return METS.format(pages=pages, groups="".join(groups), divs=divs)


def measure(home: Path, package: Path, pages: int) -> Measured:
    """Bring a package in by the command, and return what that took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    order = ("--institution", "biblioteka", "--as", "admin", "--json")
    (told,) = json.loads(run_command(home, "ingest", str(package), *order).stdout)
    seconds = time.monotonic() - start
    assert told["state"] == "described", told["report"]["findings"][:5]
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measured(pages, told["size"], seconds, cpu, after.ru_maxrss * 1024, os.getloadavg()[0])


def open_library(home: Path) -> None:
    """Make an instance with a library in it."""
    run_command(home, "init")
    run_command(home, "create-region")
    from kultura.instance.zope import zope_site
    from kultura.settings import load

    with zope_site(load(home, environ={})) as site:
        from plone import api

        import transaction

        api.content.create(site, "Library", "biblioteka", title="Biblioteka")
        transaction.commit()


def main() -> None:
    """Measure, and print a line of a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, nargs="+", default=[1000, 10000])
    sizes = parser.parse_args().pages
    top = Path(tempfile.mkdtemp(prefix="kultura-bench-"))
    top.chmod(0o755)
    try:
        open_library(top / "instance")
        for pages in sizes:
            package = top / f"tom-{pages}"
            write_package(package, pages)
            one = measure(top / "instance", package, pages)
            sys.stdout.write(f"{one.line}\n")
            sys.stdout.flush()
    finally:
        shutil.rmtree(top)


if __name__ == "__main__":
    main()
