"""Moments in the region's zone survive the database and copying."""

from copy import deepcopy
from datetime import datetime
from kultura.behaviors.zone import region_zone
from zodbpickle import pickle


def test_a_moment_comes_back_from_the_database_in_its_zone() -> None:
    moment = datetime(2026, 3, 6, 19, tzinfo=region_zone())
    back = pickle.loads(pickle.dumps(moment, 3))
    assert (back, back.tzinfo) == (moment, region_zone())


def test_a_copy_is_in_the_same_zone() -> None:
    moment = datetime(2026, 3, 6, 19, tzinfo=region_zone())
    assert deepcopy(moment).tzinfo is moment.tzinfo
