"""DESIGN §5.8: after any random sequence of work the public sees what it must, and nothing else.

Who asks after the editor was answered never sees what was withdrawn, however busy the reader. All
in one file, so that one running instance is enough for it.
"""

from hypothesis import HealthCheck
from hypothesis import Phase
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test
from machine import Region
from proving import add_person
from retracting import page_that_waits
from retracting import readers
from retracting import seen_afterwards
from struck import StruckRegion
from visitor import Visitor

import json
import pytest


pytestmark = pytest.mark.minutes


@pytest.fixture(scope="session")
def visitor(proved) -> Visitor:
    """A client that follows the feed from its beginning."""
    for name in ("ewa", "marek"):
        add_person(proved, name)
    return Visitor(proved.public)


def prove(
    proved, visitor, examples: int, steps: int, shrink: bool = False, kind: type = Region
) -> None:
    """Run random sequences, and compare all rows with fresh renderings at the end.

    A counter-example is made shorter only where there is time for it.
    """
    phases = (Phase.generate, Phase.shrink) if shrink else (Phase.generate,)
    machine = type("Proved", (kind,), {"proved": proved, "visitor": visitor})
    chosen = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
        phases=phases,
    )
    run_state_machine_as_test(machine, settings=chosen)
    done = proved.cms.kultura("rebuild", "--verify", "--json", check=False)
    assert json.loads(done.stdout) == []


def test_a_few_hundred_steps(proved, visitor) -> None:
    prove(proved, visitor, examples=4, steps=45)


@pytest.mark.long
@pytest.mark.parametrize("part", range(20))
def test_thousands_of_steps(proved, visitor, part) -> None:
    prove(proved, visitor, examples=3, steps=80, shrink=True)


@pytest.mark.long
@pytest.mark.parametrize("part", range(12))
def test_steps_while_processes_are_killed(proved, visitor, part) -> None:
    prove(proved, visitor, examples=1, steps=80, kind=StruckRegion)


@pytest.fixture(scope="session")
def page(proved) -> dict[str, str]:
    """A page that waits for approval."""
    return page_that_waits(proved)


def test_withdrawn_is_gone_with_the_next_request(proved, page) -> None:
    with readers(proved, page):
        assert seen_afterwards(proved, page, 10) == []


@pytest.mark.long
def test_withdrawn_is_gone_a_thousand_times(proved, page) -> None:
    with readers(proved, page):
        assert seen_afterwards(proved, page, 1000) == []
