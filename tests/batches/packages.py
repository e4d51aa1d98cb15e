"""Small packages: a folder with a list, and a METS package whose master image may be missing."""

from pathlib import Path
from PIL import Image


OPIS = "Tytuł;Język;Sygnatura;Dcmi type\nAtlas;pl;A 1;text\n"
METS = """\
<mets:mets xmlns:mets="http://www.loc.gov/METS/" xmlns:mods="http://www.loc.gov/mods/v3"
    xmlns:xlink="http://www.w3.org/1999/xlink" OBJID="zeszyt-7" LABEL="Zeszyt" TYPE="Monograph">
  <mets:dmdSec ID="MODSMD_VOLUME_0001"><mets:mdWrap MDTYPE="MODS"><mets:xmlData>
    <mods:mods>
      <mods:titleInfo><mods:title>Zeszyt siódmy</mods:title></mods:titleInfo>
      <mods:typeOfResource>text</mods:typeOfResource>
      <mods:location><mods:shelfLocator>A 1</mods:shelfLocator></mods:location>
      <mods:language><mods:languageTerm type="code">pol</mods:languageTerm></mods:language>
    </mods:mods>
  </mets:xmlData></mets:mdWrap></mets:dmdSec>
  <mets:fileSec>
    <mets:fileGrp ID="MC_IMGGRP"><mets:file ID="MC_1" MIMETYPE="image/tiff">
      <mets:FLocat LOCTYPE="URL" xlink:href="master/1.tif"/></mets:file></mets:fileGrp>
    <mets:fileGrp ID="UC_IMGGRP"><mets:file ID="UC_1" MIMETYPE="image/png">
      <mets:FLocat LOCTYPE="URL" xlink:href="copy/1.png"/></mets:file></mets:fileGrp>
  </mets:fileSec>
  <mets:structMap TYPE="PHYSICAL"><mets:div TYPE="monograph" DMDID="MODSMD_VOLUME_0001">
    <mets:div ID="P1" TYPE="normalPage" ORDER="1" ORDERLABEL="1">
      <mets:fptr FILEID="MC_1"/><mets:fptr FILEID="UC_1"/></mets:div>
  </mets:div></mets:structMap>
</mets:mets>
"""


def made(top: Path, description: str = OPIS, pages: int = 2) -> Path:
    """Make a package: images, and a CSV file that describes them."""
    top.mkdir(parents=True)
    for number in range(1, pages + 1):
        picture(top / f"{number}.png", 30 + number)
    (top / "opis.csv").write_text(description, encoding="utf-8")
    return top


def without_master(top: Path) -> Path:
    """Make a package that lacks its one master image."""
    (top / "copy").mkdir(parents=True)
    picture(top / "copy/1.png")
    (top / "mets_zeszyt.xml").write_text(METS, encoding="utf-8")
    return top


def complete(top: Path) -> None:
    """Bring the master image that was missing."""
    (top / "master").mkdir()
    picture(top / "master/1.tif")


def picture(path: Path, height: int = 30) -> None:
    """Write a small image of a good resolution."""
    Image.new("RGB", (20, height)).save(path, dpi=(300, 300))


def retitled(package: Path, old: str, new: str) -> None:
    """Have a package say another title."""
    description = package / "opis.csv"
    text = description.read_text(encoding="utf-8")
    description.write_text(text.replace(old, new, 1), encoding="utf-8")
