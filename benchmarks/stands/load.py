"""Load: wrk over a list of paths, its findings as data."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import json
import re
import subprocess
import tempfile


CLIENTS = 8
SCRIPT = """\
local paths = {{ {paths} }}
local headers = {{ {headers} }}
math.randomseed(os.time())
request = function()
    return wrk.format("GET", paths[math.random(#paths)], headers)
end
done = function(summary, latency, requests)
    io.write(string.format("RATE %f P50 %f P99 %f ERRORS %d\\n",
        summary.requests / summary.duration * 1e6, latency:percentile(50) / 1e3,
        latency:percentile(99) / 1e3, summary.errors.status + summary.errors.timeout
        + summary.errors.connect + summary.errors.read))
end
"""
ONCE = """\
local ffi = require("ffi")
ffi.cdef[[typedef struct {{ long s; long us; }} tv; int gettimeofday(tv*, void*);]]
local function now()
    local time = ffi.new("tv")
    ffi.C.gettimeofday(time, nil)
    return tonumber(time.s) + tonumber(time.us) / 1e6
end
local paths = {{ {paths} }}
local headers = {{ {headers} }}
local next, left, errors, begun = 0, #paths, 0, nil
request = function()
    begun = begun or now()
    next = math.min(next + 1, #paths)
    return wrk.format("GET", paths[next], headers)
end
response = function(status)
    left = left - 1
    if status ~= 200 then errors = errors + 1 end
    if left == 0 then
        local rate = #paths / (now() - begun)
        io.write(string.format("RATE %f P50 0 P99 0 ERRORS %d\\n", rate, errors))
        io.flush()
        os.exit(0)
    end
end
"""
FOUND = re.compile(r"RATE ([\d.]+) P50 ([\d.]+) P99 ([\d.]+) ERRORS (\d+)")


@dataclass(frozen=True)
class Found:
    """Requests a second, milliseconds of the middle one and of the 99th of a hundred."""

    rate: float
    p50: float
    p99: float
    errors: int


def load(url: str, paths: Sequence[str], seconds: int, headers: dict[str, str]) -> Found:
    """Ask a server for paths at random, by eight clients on one thread."""
    return asked(SCRIPT, url, paths, seconds, headers)


def once(url: str, paths: Sequence[str], seconds: int, headers: dict[str, str]) -> Found:
    """Ask a server for each path one time; its rate alone is found.

    It may take so many seconds at most.
    """
    return asked(ONCE, url, paths, seconds, headers)


def asked(
    text: str, url: str, paths: Sequence[str], seconds: int, headers: dict[str, str]
) -> Found:
    """Ask a server as a script says."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(
            text.format(
                paths=", ".join(json.dumps(path, ensure_ascii=True) for path in paths),
                headers=", ".join(f"[{json.dumps(n)}] = {quoted(v)}" for n, v in headers.items()),
            )
        )
        script.flush()
        command = ["wrk", "-t1", f"-c{CLIENTS}", f"-d{seconds}s", "-s", script.name, url]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rate, p50, p99, errors = FOUND.search(said).groups()
    return Found(float(rate), float(p50), float(p99), int(errors))


def quoted(value: str) -> str:
    """Return a text as Lua writes it."""
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def middle(found: Sequence[Found]) -> Found:
    """Return the run in the middle, by its rate."""
    return sorted(found, key=lambda one: one.rate)[len(found) // 2]


def words(sample: Path, how_many: int) -> list[str]:
    """Return words that titles of the sample are made of, the same each time."""
    titles = (json.loads(line)["title"] for line in sample.open(encoding="utf-8"))
    found = {word.lower() for title in titles for word in re.findall(r"[A-Za-z]{5,}", title)}
    return sorted(found)[:: max(1, len(found) // how_many)]
