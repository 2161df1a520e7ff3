"""The command line."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

import tondo
from tondo.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])


@click.group(context_settings={"auto_envvar_prefix": "TONDO", "help_option_names": ["-h", "--help"]})
@click.version_option(tondo.__version__, prog_name="tondo")
def main() -> None:
    """Tondo: a whiteboard for workshops that your team runs itself.

    `tondo serve` starts it. Each option can also be given in the environment, as TONDO_ and its name.
    """


def _choice(name: str, words: str, **more: Any) -> Callable[[Command], Command]:
    """Declare an option whose default and environment variable follow from the settings."""
    default = Settings.__dataclass_fields__[name].default
    shown = default not in ("", 0)
    return click.option(
        f"--{name.replace('_', '-')}",
        name,
        default=default,
        show_default=shown,
        envvar=f"TONDO_{name.upper()}",
        show_envvar=True,
        help=words,
        **more,
    )


@main.command()
@_choice("host", "The address to listen on; 0.0.0.0 for everybody who can reach this machine.")
@_choice("port", "The port to listen on; 0 takes a free one.", type=click.IntRange(0, 65535))
@_choice("data", "The directory of the SQLite file, made if it is not there.")
@_choice("redis", "redis://… : keep the boards in Redis or Valkey, shared with other servers.", metavar="URL")
@_choice(
    "redis_replicas", "How many replicas of Redis must have an entry before it is acknowledged.", type=click.IntRange(0)
)
@_choice("origins", "Further origins whose pages may connect, separated by commas.")
@_choice("public_url", "How people reach the server, if it is behind a proxy.", metavar="URL")
@_choice("log_level", "How much to tell.", type=click.Choice(["debug", "info", "warning", "error"]))
@click.option(
    "--board/--no-board", default=True, help="Make a fresh board at the start and print its link.", show_default=True
)
def serve(*, board: bool, **choices: Any) -> None:
    """Start the server, and print a link to a fresh board."""
    # The command line is at the top of the house: loading the web only here keeps `tondo post` quick.
    from tondo.stores.port import StoreDown
    from tondo.web.serving import run

    try:
        run(Settings.of(**choices), fresh_board=board)
    except StoreDown as fault:
        raise click.ClickException(str(fault)) from None
    except OSError as fault:
        raise click.ClickException(
            f"cannot listen on {choices['host']}:{choices['port']}: {fault.strerror or fault}"
        ) from None
