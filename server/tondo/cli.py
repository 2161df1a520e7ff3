"""The command line."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
@_choice("image_bytes", "How large a picture may be that somebody brings, in bytes.", type=click.IntRange(1))
@_choice("image_pixels", "How many pixels it may have.", type=click.IntRange(1))
@_choice("board_images", "How many pictures are kept for one board.", type=click.IntRange(0))
@_choice("board_image_bytes", "How many bytes they may take together.", type=click.IntRange(0))
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


def _as_bot(name: str) -> Callable[[Command], Command]:
    """Declare who comes to the board: a new bot of this name, or the one whose token is given."""
    named = click.option("--name", default=name, show_default=True, help="The name to join with.")
    known = click.option(
        "--token",
        default="",
        envvar="TONDO_TOKEN",
        show_envvar=True,
        help="The token of a bot that has joined before; LINK needs no secret then.",
    )
    return lambda command: named(known(command))


@main.command()
@click.argument("link")
@click.argument("text")
@click.option("--shape", default="square", show_default=True, type=click.Choice(["square", "wide", "round"]))
@click.option("--color", default="light_yellow", show_default=True, help="A colour's name, or #rrggbb.")
@click.option("--x", type=float, help="The left edge; without a place, the note goes to the right of what is there.")
@click.option("--y", type=float, help="The top edge.")
@_as_bot("Bot")
def post(*, link: str, text: str, **choices: Any) -> None:
    """Post a note to the board behind LINK, and print its id.

    TEXT is `-` to read it from the standard input. A link with its secret belongs in quotes, because of its #.
    """
    from tondo.bot import errands

    if text == "-":
        # What is no UTF-8 is refused in words further on, like any other text that is not well-formed.
        text = sys.stdin.buffer.read().decode("utf-8", "surrogateescape").rstrip("\r\n")
    with _in_plain_words():
        click.echo(errands.post(link, text, **choices))


@main.command()
@click.argument("link")
@click.option("--format", "form", default="json", show_default=True, help="`json` is the one there is so far.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, writable=True), help="The file to write to.")
@_as_bot("Export")
def export(*, link: str, form: str, output: str | None, name: str, token: str) -> None:
    """Write the board behind LINK as a file, or to the standard output."""
    from tondo.bot import errands

    if form != "json":
        raise click.BadParameter(f"{form} cannot be written yet; this version writes json.", param_hint="--format")
    with _in_plain_words():
        whole = errands.export_json(link, name=name, token=token)
    # Opened only now, so that a board that could not be fetched leaves an older file as it is.
    try:
        with click.open_file(output or "-", "wb") as file:
            file.write(whole)
    except OSError as fault:
        raise click.ClickException(f"cannot write {output}: {fault.strerror or fault}") from None


@main.command()
@_choice("data", "The directory of the SQLite file.")
@_choice("redis", "Look at this Redis instead.", metavar="URL")
@_choice("redis_replicas", "How many replicas of Redis a server would wait for.", type=click.IntRange(0))
def doctor(**choices: Any) -> None:
    """Look over what a server needs, and exit with 1 if it could not serve."""
    import asyncio

    try:
        from tondo.web.doctor import findings
    except ImportError as fault:
        raise click.ClickException(
            f"the package {fault.name} is missing: install Tondo with pip, or `make install`"
        ) from None

    async def look() -> bool:
        well = True
        async for finding in findings(Settings.of(**choices)):
            click.echo(f"{finding.verdict:5} {finding.words}")
            well = well and finding.verdict != "FAIL"
        return well

    if not asyncio.run(look()):
        raise SystemExit(1)


@contextmanager
def _in_plain_words() -> Iterator[None]:
    """Say what went wrong in the words of the error, and exit with 1."""
    from tondo.errors import Fault

    try:
        yield
    except Fault as fault:
        raise click.ClickException(fault.message) from None
