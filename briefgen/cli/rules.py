"""`briefgen rules`: what the rules are, one of them in full, and whether their examples hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.console import counted, say
from briefgen.cli.exits import Exit
from briefgen.cli.reading import Rules, read_rules

if TYPE_CHECKING:
    from briefgen.points.rulebook import Rule

rules = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="List, show and test the rules for key points.")


@rules.command("list", short_help="Every rule, with the number of its tests.")
def list_rules(
    *,
    packs: Rules = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a rule.")] = False,
) -> int:
    """Print every rule: its id, what it finds (level, stage or field), its tests (match + no match) and its title."""
    book = read_rules(packs)
    if as_json:
        typer.echo(b"\n".join(_json(rule) for rule in book.rules).decode())
        return Exit.DONE
    width = max(len(rule.id) for rule in book.rules)
    for rule in book.rules:
        tests = f"{len(rule.tests.match)}+{len(rule.tests.no_match)}"
        typer.echo(f"{rule.id:{width}}  {_finds(rule):11}  {tests:>6}  {rule.title}")
    say(f"{counted(len(book.rules), 'rule')}, rule set {book.hash[:12]}")
    return Exit.DONE


@rules.command(short_help="One rule in full.")
def show(
    rule_id: Annotated[str, typer.Argument(metavar="ID", help="As rules list names it.")], *, packs: Rules = None
) -> int:
    """Print one rule as YAML: patterns, references and tests."""
    import msgspec
    import yaml

    rule = msgspec.to_builtins(read_rules(packs).rule(rule_id))
    told = {key: value for key, value in rule.items() if value}
    typer.echo(yaml.safe_dump(told, sort_keys=False, allow_unicode=True, width=110), nl=False)
    return Exit.DONE


@rules.command("test", short_help="Try every rule on its own examples.")
def try_rules(*, packs: Rules = None) -> int:
    """Try the examples beside each rule, those of your own packs too; those that fail are named."""
    from briefgen.points.rulebook_examples import try_examples

    book = read_rules(packs)
    trials = try_examples(book)
    failed = [trial for trial in trials if not trial.passed]
    for trial in failed:
        wanted = "must match" if trial.wanted else "must not match"
        taken = f", took “{trial.taken}”" if trial.taken else ""
        say(f"{trial.rule} {wanted}{taken}: {trial.example}")
    held = f"{len(trials) - len(failed):,} of {counted(len(trials), 'test')} of {counted(len(book.rules), 'rule')} hold"
    typer.echo(held)
    return Exit.FAILED if failed else Exit.DONE


def _finds(rule: Rule) -> str:
    return str(rule.level or rule.stage or rule.field)


def _json(rule: Rule) -> bytes:
    import msgspec

    return msgspec.json.encode(rule)
