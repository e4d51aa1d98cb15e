"""The generated reference pages say what the code says."""

from importlib.util import module_from_spec
from importlib.util import spec_from_file_location
from pathlib import Path

import pytest


GENERATOR = Path(__file__).resolve().parents[1] / "docs" / "reference" / "generate.py"


@pytest.fixture(scope="module")
def pages() -> dict[Path, str]:
    spec = spec_from_file_location("generate_reference", GENERATOR)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.pages()


@pytest.mark.parametrize(
    "name", ["crosswalk.md", "instance-yaml.md", "records.md", "vocabularies.md"]
)
def test_page_is_current(pages, name: str) -> None:
    path = GENERATOR.with_name(name)
    assert path.read_text(encoding="utf-8") == pages[path], (
        "Run python docs/reference/generate.py and commit what it writes."
    )
