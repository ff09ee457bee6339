"""Entities held against FollowTheMoney itself, where it is installed: `pip install -e '.[dev,ftm-tests]'`."""

from typing import Any, cast

import pytest

from tests.made_records import records
from vnru_extract import countries
from vnru_extract.writers.ftm import country, entities

pytest.importorskip("followthemoney", reason="needs the extra ftm-tests")

from followthemoney import model
from followthemoney.proxy import EntityProxy
from followthemoney.types import registry


def test_entities_are_what_followthemoney_takes() -> None:
    for record in records(3):
        for entity in entities(record):
            schema = model.get(entity["schema"])
            assert schema is not None
            schema.validate(cast("Any", entity))
            proxy = EntityProxy(schema, entity, cleaned=False)
            taken = proxy.to_dict()
            assert {name: sorted(values) for name, values in taken["properties"].items()} == {
                name: sorted(values) for name, values in entity["properties"].items()
            }
            assert taken["id"] == entity["id"]


def test_every_country_is_one_that_followthemoney_knows() -> None:
    for code in countries.codes():
        written_as = country(code)
        assert written_as is None or registry.country.clean(written_as) == written_as, code
        assert written_as is not None or code in countries.blocs() or code in {"YD", "AN"}, code
