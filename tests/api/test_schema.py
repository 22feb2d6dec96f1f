"""Whatever is asked of the API, it answers as its description says: schemathesis finds nothing."""

from __future__ import annotations

import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from communique.faces.api.routes import router

PATHS = [route.path for route in router.routes if isinstance(route, APIRoute)]
POSITIVE, NEGATIVE = schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE
# Where nothing can be asked, nothing can be asked wrongly.
ASKED = [(path, mode) for path in PATHS for mode in (POSITIVE, NEGATIVE) if (path, mode) != ("/status", NEGATIVE)]


@pytest.fixture(scope="session")
def described(api: FastAPI) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_asgi("/openapi.json", api)


@pytest.mark.parametrize(("path", "mode"), ASKED)
def test_every_question_is_answered_as_described(
    described: schemathesis.BaseSchema, path: str, mode: schemathesis.GenerationMode
) -> None:
    operation = described[path]["GET"]

    @settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None)
    @given(case=operation.as_strategy(generation_mode=mode))
    def asks(case: schemathesis.Case) -> None:
        # Which names there are is more than a schema can say: a name that is not known is refused, as described.
        # A query cannot tell a number from its digits, nor an empty object from nothing: what is refused of the
        # wrong type stands in test_api.
        case.call_and_validate(excluded_checks=[positive_data_acceptance, negative_data_rejection])

    asks()
