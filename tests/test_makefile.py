"""Two commands on a fresh machine; where they cannot work, one sentence says what to do."""

from pathlib import Path

import pytest
import re
import shutil
import subprocess


CHECKOUT = Path(__file__).resolve().parents[1]
PHONY = re.search(r"^\.PHONY: (.*)$", (CHECKOUT / "Makefile").read_text(), re.MULTILINE)
TARGETS = PHONY[1].split()


@pytest.fixture
def checkout(tmp_path) -> Path:
    """A fresh checkout, as far as make looks, in a directory with a space and a `ż`."""
    folder = tmp_path / "świeży klon"
    folder.mkdir()
    for name in ("Makefile", "constraints.txt", "requirements.txt", "setup.py"):
        shutil.copyfile(CHECKOUT / name, folder / name)
    return folder


def make(folder: Path, *arguments: str, **environ: str) -> subprocess.CompletedProcess:
    """Run make with nothing on the path but the shell's own tools, and what `environ` adds."""
    return subprocess.run(
        [shutil.which("make"), *arguments],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder), **environ},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def script(path: Path, text: str) -> Path:
    """Write an executable shell script."""
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("name", TARGETS)
def test_help_lists_the_target(checkout, name) -> None:
    assert re.search(rf"^  make {name} ", make(checkout, "help").stdout, re.MULTILINE)


def complaint(done: subprocess.CompletedProcess) -> str:
    """What was said, less make's own last word."""
    assert done.returncode != 0
    return "\n".join(line for line in done.stderr.splitlines() if not line.startswith("make"))


def test_an_old_python_is_told(checkout) -> None:
    old = script(checkout / "python3.9", "exit 1")
    said = complaint(make(checkout, "install", f"PYTHON={old}"))
    assert said == (
        f"{old} is older than Python 3.11: name a newer one: make run PYTHON=/path/to/python3.12"
    )


def test_no_python_is_told(checkout) -> None:
    said = complaint(make(checkout, "install", "PYTHON="))
    assert said.startswith("Kultura needs Python 3.11 or newer: install it")


def test_a_python_without_venv_is_told(checkout) -> None:
    bare = script(checkout / "python3", '[ "$1" = -c ] && exit 0; exit 1')
    said = complaint(make(checkout, "install", f"PYTHON={bare}"))
    assert said == f"{bare} cannot make a virtualenv: apt-get install python3-venv"
    assert not (checkout / ".venv").exists()


def stand(checkout: Path, made_with: str) -> None:
    """Put a virtualenv there, as far as make looks, with everything installed in it."""
    (checkout / ".venv" / "bin").mkdir(parents=True)
    script(checkout / ".venv/bin/python", f"echo {made_with}")
    (checkout / "requirements-addons.txt").touch()
    for stamp in (".uv", ".installed"):
        (checkout / ".venv" / stamp).touch()


def test_a_python_that_the_virtualenv_was_not_made_with_is_told(checkout) -> None:
    stand(checkout, "3.11 of /usr")
    other = script(checkout / "python3.13", "echo 3.13 of /opt")
    said = complaint(make(checkout, "install", f"PYTHON={other}"))
    assert said == (
        f".venv was made with Python 3.11 of /usr, {other} is 3.13 of /opt: "
        "remove it (make clean), then run the command again."
    )


def test_the_python_that_the_virtualenv_was_made_with_is_taken_again(checkout) -> None:
    stand(checkout, "3.11 of /usr")
    same = script(checkout / "python3.11", "echo 3.11 of /usr")
    assert make(checkout, "install", f"PYTHON={same}").returncode == 0


def test_a_python_that_is_not_there_is_told(checkout) -> None:
    stand(checkout, "3.11 of /usr")
    said = complaint(make(checkout, "install", "PYTHON=/nowhere/python3"))
    assert said.startswith("/nowhere/python3 does not run: name a Python 3.11 or newer")


def test_a_full_disk_is_told(checkout) -> None:
    python = script(checkout / "python3", "exit 0")
    script(checkout / "df", "echo header; echo /dev/x 1 1 1000 99% /")
    path = f"{checkout}:/usr/bin:/bin"
    said = complaint(make(checkout, "install", f"PYTHON={python}", PATH=path))
    assert said == "Less than 2 GB are free on this disk: make room first."


def test_a_package_that_needs_a_compiler_is_told(checkout, tmp_path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("sh", "touch", "echo"):
        (tools / name).symlink_to(shutil.which(name))
    (checkout / ".venv" / "bin").mkdir(parents=True)
    (checkout / "requirements-addons.txt").touch()
    script(checkout / ".venv/bin/uv", "echo 'error: no gcc' >&2; exit 1")
    script(checkout / ".venv/bin/python", "exit 0")
    done = make(checkout, "install", PATH=str(tools))
    assert "if one asks for a compiler above: apt-get install gcc python3-dev" in complaint(done)
