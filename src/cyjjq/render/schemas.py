"""The data files' shape as JSON schemas, for editors: completion, hover texts in both languages, first faults."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from cyjjq.catalogue.loading import FILES, OPTIONAL
from cyjjq.render import contract


def write(which: str) -> str:
    """The schema of "targets", "baseline" or "owners"; draft 2020-12, as pydantic generates it."""
    schema: dict[str, Any] = {"$schema": GenerateJsonSchema.schema_dialect, "$id": f"{which}.schema.json"}
    return contract.dump(schema | {**FILES, **OPTIONAL}[which].model_json_schema(by_alias=True))
