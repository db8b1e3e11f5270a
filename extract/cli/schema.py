"""`planlasare schema`: what a record and the database look like, for other tools."""

from __future__ import annotations

from pathlib import Path

import click

from extract.cli.options import rules_option


@click.command("schema")
@click.option("--sql", is_flag=True, help="Print the SQL schema of the database instead.")
@rules_option
def command(sql: bool, rules: tuple[Path, ...]) -> None:
    """Print the JSON Schema of the record."""
    if sql:
        from corpus.store.collection import schema_sql

        click.echo(schema_sql())
        return
    import json

    from models.schema import record_schema
    from rules.pack import load_rules, record_codes

    click.echo(json.dumps(record_schema(record_codes(load_rules(rules).rows)), ensure_ascii=False, indent=2))
