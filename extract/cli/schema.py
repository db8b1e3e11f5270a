"""`planlasare schema`: what a record and the database look like, for other tools."""

from __future__ import annotations

import click


@click.command("schema")
@click.option("--sql", is_flag=True, help="Print the SQL schema of the database instead.")
def command(sql: bool) -> None:
    """Print the JSON Schema of the record."""
    if sql:
        from importlib.resources import files

        click.echo(files("corpus").joinpath("store/schema.sql").read_text(encoding="utf-8"))
        return
    import json

    from models.record import Record

    schema = Record.model_json_schema(mode="serialization")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    click.echo(json.dumps(schema, ensure_ascii=False, indent=2))
