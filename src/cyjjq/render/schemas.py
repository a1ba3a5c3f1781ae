"""The data files' shape as JSON schemas, for editors: completion, hover texts in both languages, first faults."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from cyjjq.catalogue.loading import FILES, OPTIONAL
from cyjjq.render import contract
from cyjjq.words import fields


def write(which: str) -> str:
    """The schema of "targets", "baseline" or "owners"; draft 2020-12, as pydantic generates it."""
    schema: dict[str, Any] = {"$schema": GenerateJsonSchema.schema_dialect, "$id": f"{which}.schema.json"}
    schema |= {**FILES, **OPTIONAL}[which].model_json_schema(by_alias=True)
    for name, model in ((schema["title"], schema), *schema["$defs"].items()):
        for key, told in _properties(model).items():
            zh, en = fields.FIELD[f"{name}.{key}"]
            told |= {"title": zh, "description": f"{zh} · {en}"}
    return contract.dump(schema)


def _properties(model: dict[str, Any]) -> dict[str, Any]:
    """The keys of a model; those of one that may be written as a string, too, are in the last of its forms."""
    return (model["anyOf"][-1] if "anyOf" in model else model)["properties"]  # type: ignore[no-any-return]
