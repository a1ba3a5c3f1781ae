"""The data files' shape as JSON schemas, for editors: completion, hover texts in both languages, first faults."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from cyjjq.catalogue.loading import FILES, OPTIONAL
from cyjjq.catalogue.models import Model
from cyjjq.render import contract
from cyjjq.words import fields


def write(which: str) -> str:
    """The schema of "targets", "baseline" or "owners"; draft 2020-12, as pydantic generates it, under our words."""
    for model in Model.__subclasses__():
        model.model_rebuild()  # pydantic 2.11 writes no default of a model that is not built yet
    generated = {**FILES, **OPTIONAL}[which].model_json_schema(by_alias=True)
    parts = {name: _described(name, part) for name, part in generated["$defs"].items()}
    head = {"$schema": GenerateJsonSchema.schema_dialect, "$id": f"{which}.schema.json", "$defs": parts}
    return contract.dump(head | _described(generated["title"], generated) | {"$defs": parts})


def _described(name: str, model: dict[str, Any]) -> dict[str, Any]:
    """A model and its keys with what they are; pydantic has the docstring for it, which `python -OO` leaves out.

    The keys of a model that may be written as a string, too, are in the last of its forms.
    """
    if forms := model.get("anyOf"):
        return model | {"anyOf": [*forms[:-1], _described(name, forms[-1])]}
    for key, told in model["properties"].items():
        zh, en = fields.FIELD[f"{name}.{key}"]
        told |= {"title": zh, "description": f"{zh} · {en}"}
    zh, en = fields.MODEL[name]
    return {"description": f"{zh} · {en}"} | {key: part for key, part in model.items() if key != "description"}
