"""The house is in order: what is written in two places says the same, and nothing strange is kept."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import tondo
from tondo import errors
from tondo.settings import Settings
from tondo.wire import typescript

ROOT = Path(__file__).parent.parent
PROTOCOL = (ROOT / "docs" / "protocol.md").read_text()
README = (ROOT / "README.md").read_text()


def kept() -> list[Path]:
    """Return every text file that is in the repository, or would be with the next commit."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("not a clone, or no git to ask")
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    answer = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True)
    paths = [ROOT / name for name in answer.stdout.split("\0") if name]
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:1024]]


def sinks(path: Path) -> list[str]:
    """Return the words in a source of the client by which a text could become markup."""
    return re.findall(r"\b(?:inner|outer)HTML\b|\binsertAdjacentHTML\b|\bdangerouslySetInnerHTML\b", path.read_text())


def rules() -> list[str]:
    """Return the ids of the rules that docs/protocol.md defines."""
    return re.findall(r"^- \*\*([A-Z]+\d+)\*\*", PROTOCOL, re.MULTILINE)


def quoted() -> set[str]:
    """Return the ids of the rules that tests of either language quote, as `[W7]` or `[W4, W5]`."""
    # What stands in `suite_*.py` is inherited by the tests of each store.
    patterns = (("tests", "test_*.py"), ("tests", "suite_*.py"), ("client/src", "*.test.ts"))
    tests = [
        path
        for folder, pattern in patterns
        for path in (ROOT / folder).rglob(pattern)
        if "node_modules" not in path.parts
    ]
    brackets = (
        found for path in tests for found in re.findall(r"\[([A-Z]+\d+(?:[ ,]+[A-Z]+\d+)*)\]", path.read_text())
    )
    return {rule for found in brackets for rule in re.split(r"[ ,]+", found)}


def faults(family: type[errors.Fault] = errors.Fault) -> Iterator[type[errors.Fault]]:
    """Yield every error that the outside may hear of."""
    for fault in family.__subclasses__():
        yield fault
        yield from faults(fault)


def table_of_codes() -> dict[str, tuple[int, set[int], bool]]:
    """Return HTTP status, close codes and retry for each code, as section 8 of docs/protocol.md has them."""
    section = PROTOCOL.split("## 8. Codes")[1]
    rows = re.findall(r"^\| `(\w+)` \|[^|]*\| (\d+) \| ([^|]*) \| (yes|no) \|$", section, re.MULTILINE)
    return {
        code: (int(status), {int(number) for number in re.findall(r"\d+", closes)}, retry == "yes")
        for code, status, closes, retry in rows
    }


def test_the_version_is_the_newest_of_the_changelog() -> None:
    newest = re.search(r"^## \[?(\d+\.\d+\.\d+)", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)

    assert newest is not None
    assert newest[1] == tondo.__version__


def test_the_image_of_the_compose_file_has_the_version() -> None:
    compose = (ROOT / "docker-compose.yml").read_text()

    assert f"image: tondo:{tondo.__version__}\n" in compose


def test_no_file_says_where_packages_come_from() -> None:
    # Each is written in two parts, or this file would be the one that is found.
    addresses = ["registry.npmjs" + ".org", "pypi" + ".org", "files.python" + "hosted.org", "--index" + "-url"]
    addresses += ["extra-index" + "-url", "--find" + "-links", '"reso' + 'lved":']

    found = [(path.relative_to(ROOT), word) for path in kept() for word in addresses if word in path.read_text()]

    assert found == []


def test_each_rule_of_the_protocol_has_one_place() -> None:
    names = rules()

    assert names
    assert len(names) == len(set(names))


def test_each_rule_of_the_protocol_is_quoted_by_a_test() -> None:
    unquoted = [rule for rule in rules() if rule not in quoted()]

    assert not unquoted, f"No test quotes {', '.join(unquoted)}."


def test_each_quoted_rule_is_in_the_protocol() -> None:
    unknown = quoted() - set(rules())

    assert unknown == set()


def test_the_table_of_codes_is_that_of_the_errors() -> None:
    table = table_of_codes()
    strangers = [
        fault.__name__
        for fault in faults()
        if fault not in (errors.Refused, errors.Expelled)
        and (
            fault.code not in table
            or (fault.status, fault.retry) != (table[fault.code][0], table[fault.code][2])
            # A code without a number in the table never ends a socket.
            or (table[fault.code][1] and fault.close not in table[fault.code][1])
        )
    ]
    unused = set(table) - {fault.code for fault in faults()}

    assert strangers == []
    assert unused == set()


def test_each_setting_is_in_the_readme_and_nothing_else_is() -> None:
    settings = {f"TONDO_{name.upper()}" for name in Settings.names()}
    options = {f"`--{name.replace('_', '-')}`" for name in Settings.names()}

    assert set(re.findall(r"^\| `(TONDO_\w+)`", README, re.MULTILINE)) == settings
    assert [option for option in options if option not in README] == []


def test_the_clients_types_are_those_of_the_server() -> None:
    written = (ROOT / "client" / "src" / "wire" / "schema.gen.ts").read_text()

    assert written == typescript.source(), "Write them again: make schema"


def test_each_decision_has_a_title() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))

    untitled = [path.name for path in decisions if not path.read_text().startswith("# ")]

    assert decisions
    assert untitled == []


def test_each_page_that_the_documentation_links_to_is_there() -> None:
    pages = [ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")]
    links = [(page, link) for page in pages for link in re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", page.read_text())]

    broken = [f"{page.name}: {link}" for page, link in links if not (page.parent / link).exists()]

    assert broken == []


def test_each_source_of_the_client_says_what_it_is_for() -> None:
    sources = [path for path in (ROOT / "client" / "src").rglob("*.ts*") if path.suffix in (".ts", ".tsx")]

    silent = [str(path.relative_to(ROOT)) for path in sources if not path.read_text().startswith(("/**", "//"))]

    assert silent == []


def test_nothing_in_the_client_makes_markup_of_a_text() -> None:
    sources = [path for path in (ROOT / "client" / "src").rglob("*.ts*") if not path.name.endswith(".gen.ts")]

    assert sources
    assert {path.name: found for path in sources if (found := sinks(path))} == {}
