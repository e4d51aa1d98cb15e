"""Processes that decode images, one a core, begun again where an image was the end of one."""

from collections.abc import Iterable
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from kultura.digitisation.decoding import DAMAGED
from kultura.digitisation.decoding import Looked
from kultura.digitisation.limits import LIMITS
from pathlib import Path
from queue import SimpleQueue
from select import select
from typing import Any
from typing import Final

import json
import os
import subprocess
import sys


PATIENCE: Final = 300  # seconds for one image
SLOW: Final = "slow"
SAFE: Final = {"VIPS_BLOCK_UNTRUSTED": "1", "VIPS_CONCURRENCY": "1", "VIPS_WARNING": "1"}


class Decoder:
    """One process, begun when it is first asked."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self.patience = patience
        self.process: subprocess.Popen[bytes] | None = None

    def look(self, root: Path, path: str, pixels: int = LIMITS.pixels) -> Looked:
        """Return what an image is; an image that ends the process, or never ends, is damaged."""
        process = self.process or self._begin()
        question = json.dumps({"root": str(root), "path": path, "pixels": pixels}).encode() + b"\n"
        try:
            process.stdin.write(question)
        except BrokenPipeError:
            return self._ended()
        ready, _write, _error = select([process.stdout], [], [], self.patience)
        if not ready:
            self.close()
            return Looked(fault=SLOW, why=f"it takes longer than {self.patience:g} seconds.")
        line = process.stdout.readline()
        return _looked(json.loads(line)) if line else self._ended()

    def close(self) -> None:
        """End the process."""
        if self.process:
            self.process.kill()
            self.process.communicate()
            self.process = None

    def _begin(self) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "kultura.digitisation.decoding"]
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env=os.environ | SAFE,
        )
        return self.process

    def _ended(self) -> Looked:
        self.close()
        return Looked(fault=DAMAGED, why="the decoder broke off.")


def look_at_all(
    root: Path, paths: Iterable[str], jobs: int, pixels: int = LIMITS.pixels
) -> Iterator[tuple[str, Looked]]:
    """Yield what each image is, in order, decoding so many at once."""
    free: SimpleQueue[Decoder] = SimpleQueue()
    decoders = [Decoder() for _ in range(jobs)]
    for decoder in decoders:
        free.put(decoder)

    def looked(path: str) -> tuple[str, Looked]:
        decoder = free.get()
        try:
            return path, decoder.look(root, path, pixels)
        finally:
            free.put(decoder)

    try:
        with ThreadPoolExecutor(jobs) as threads:
            yield from threads.map(looked, paths)
    finally:
        for decoder in decoders:
            decoder.close()


def _looked(answer: dict[str, Any]) -> Looked:
    dpi = answer.pop("dpi")
    return Looked(**answer, dpi=tuple(dpi) if dpi else None)
