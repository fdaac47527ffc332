"""`fidelity schema`: what the JSON report holds to."""

from fidelity.cli.streams import write_output


def schema() -> None:
    """Print the JSON schema of the report that `check --format json` writes.

    [b]Example[/b]

        fidelity schema > report.schema.json
    """
    from fidelity import render

    write_output(render.schema())
