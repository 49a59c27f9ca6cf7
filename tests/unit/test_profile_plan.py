"""The plan that we read out of libphonenumber's metadata judges as libphonenumber itself does."""

from __future__ import annotations

import subprocess
import sys

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.profile.plan import KINDS, indonesian_plan

DIGITS = st.text("0123456789", min_size=1, max_size=18)
# What numbers of the plan begin with, so that many of those drawn are near to one.
BEGINNINGS = st.sampled_from(
    ["", "8", "81", "804", "807", "809", "800", "21", "22", "287", "275", "61", "15", "177", "00"]
)


def judged(digits: str) -> bool:
    number = phonenumbers.PhoneNumber(country_code=62, national_number=int(digits))
    return phonenumbers.is_valid_number(number)


@settings(max_examples=300)
@given(BEGINNINGS, DIGITS)
def test_any_digits_are_judged_as_by_the_library(beginning: str, rest: str) -> None:
    assert indonesian_plan().holds(beginning + rest) == judged(beginning + rest)


@pytest.mark.parametrize("kind", range(len(phonenumbers.PhoneNumberType.values())))
def test_the_librarys_example_of_every_kind_is_of_the_plan(kind: int) -> None:
    example = phonenumbers.example_number_for_type("ID", kind)
    if example is not None:
        assert indonesian_plan().holds(str(example.national_number))


def test_no_kind_of_number_that_the_library_knows_is_forgotten() -> None:
    known = {name.lower() for name in vars(phonenumbers.PhoneNumberType) if name.isupper()}
    assert set(KINDS) == known - {"unknown", "fixed_line_or_mobile"}


def test_the_rest_of_the_library_is_not_loaded_for_it_and_can_be_afterwards() -> None:
    script = """
import sys
from tui.profile.plan import indonesian_plan
print(indonesian_plan().holds("81234567890"), "phonenumbers" in sys.modules)
import phonenumbers
print(phonenumbers.is_valid_number(phonenumbers.parse("081234567890", "ID")))
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    assert run.stdout.split() == ["True", "False", "True"]
