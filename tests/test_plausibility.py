"""What is unlikely, judged with the tolerance that the arithmetic knows."""

from datetime import date

import pytest

from cyjjq.catalogue.plausibility import bases_lead_to_targets
from tests.building import catalogue


@pytest.mark.parametrize(
    ("base", "bound", "told"), [(396, "at_least", True), (394, "at_least", False), (404, "at_most", True)]
)
def test_a_base_within_the_tolerance_already_keeps_the_target(base, bound, told):
    """395 keeps 400 +- 5 upwards, 405 downwards."""
    data = catalogue(observations={2022: base}, value=400, tolerance=5, bound=bound)
    codes = [fault.code for fault in bases_lead_to_targets(data, date(2024, 1, 1))]
    assert ("CJ304" in codes) is told
