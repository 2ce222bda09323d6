"""Reading rule files: YAML in, checked rules out, and every refusal with file, line and reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import msgspec
import yaml

from briefgen.errors import RuleError
from briefgen.model import Kind
from briefgen.points.rulebook_rule import FIELDS, Rule, alternatives, lists_in

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

Keys = tuple[str | int, ...]

_HINT = "docs/rules.md shows every key that a rule may have"


class Pack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule file: word lists by name, and rules."""

    words: dict[str, tuple[str, ...]] = {}
    rules: tuple[Rule, ...] = ()


class _RefusedRuleError(Exception):
    """What stands at `keys` of a rule is not as it must be."""

    def __init__(self, keys: Keys, reason: str) -> None:
        super().__init__(reason)
        self.keys, self.reason = keys, reason


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A rule file as read, before its word lists are filled in."""

    path: Path
    text: str
    pack: Pack

    def error(self, keys: Keys, reason: str, hint: str = _HINT) -> RuleError:
        """A refusal of what stands at `keys`; its line is looked up only now, which keeps reading fast."""
        owner, node = "", cast("yaml.Node", yaml.compose(self.text, Loader=_Loader))
        for key in keys:
            node = _child(node, key) or node
            if isinstance(key, int) and (name := _child(node, "id")) is not None:
                owner = f"rule {name.value}: "
        return RuleError(f"{self.path}:{node.start_mark.line + 1}: {owner}{reason}", hint)


@dataclass(frozen=True, slots=True)
class Library:
    """The checked rules of some files in order, the word lists they use as sources, and where each rule stands."""

    rules: tuple[Rule, ...]
    words: dict[str, str]
    places: dict[str, tuple[RuleFile, int]]

    def error(self, rule_id: str, keys: Keys, reason: str) -> RuleError:
        """A refusal of what stands at `keys` of a rule."""
        file, number = self.places[rule_id]
        return file.error(("rules", number, *keys), reason)


def read_rules(paths: Iterable[Path]) -> Library:
    """The rules of the files and of the folders' `*.yaml` files.

    Word lists are shared by all the files; a list that two files have holds the words of both. Raises `RuleError`.
    """
    files = [_read(p) for p in _rule_files(paths)]
    words = _word_lists(files)
    rules: dict[str, Rule] = {}
    places: dict[str, tuple[RuleFile, int]] = {}
    for file in files:
        for n, rule in enumerate(file.pack.rules):
            try:
                _check(rule, known=rules.keys())
                _check_patterns(rule, words)
            except _RefusedRuleError as refused:
                raise file.error(("rules", n, *refused.keys), refused.reason) from None
            rules[rule.id], places[rule.id] = rule, (file, n)
    return Library(tuple(rules.values()), words, places)


def _rule_files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        found = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
        if not found:
            raise RuleError(f"no rule files in {path}", "a rule pack is a .yaml file, or a folder that holds some")
        yield from found


def _read(path: Path) -> RuleFile:
    text = ""
    try:
        text = path.read_text(encoding="utf-8")
        parsed = yaml.load(text, Loader=_Loader)  # noqa: S506 (BaseLoader builds strings, lists and mappings only)
        return RuleFile(path, text, msgspec.convert(parsed or {}, Pack))
    except OSError as error:
        raise RuleError(f"cannot read rules from {path} ({error.strerror})", "give the path of a rule file") from error
    except UnicodeDecodeError as error:
        raise RuleError(f"{path} is not UTF-8 text", "rule files are YAML in UTF-8") from error
    except yaml.YAMLError as error:
        mark, reason = getattr(error, "problem_mark", None), getattr(error, "problem", None) or error
        line = mark.line + 1 if mark else 1
        raise RuleError(f"{path}:{line}: this is not YAML: {reason}", "set patterns in single quotes") from error
    except msgspec.ValidationError as error:
        raise RuleFile(path, text, Pack()).error(*_invalid(str(error))) from error


class _Loader(yaml.CBaseLoader):
    """Scalars stay strings ("no" is no boolean here), and a key that is said twice is an error, not a surprise."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 (yaml's signature)
        """The mapping as a dict."""
        mapping = super().construct_mapping(node, deep)
        if len(mapping) < len(node.value):
            raise yaml.MarkedYAMLError(problem="a key is given twice", problem_mark=node.start_mark)
        return mapping


def _invalid(message: str) -> tuple[Keys, str]:
    """What msgspec found wrong ("... - at `$.rules[0].any[1]`") as the keys that lead to it, and the reason."""
    reason, _, place = message.partition(" - at `$")
    keys: list[str | int] = [int(n) if n else key for n, key in re.findall(r"\[(\d+)\]|\.(\w+)", place)]
    if unknown := re.search(r"unknown field `(.*)`", reason):
        return (*keys, unknown[1]), f"unknown key {unknown[1]!r}"
    return tuple(keys), reason[0].lower() + reason[1:]


def _child(node: yaml.Node, key: str | int) -> yaml.Node | None:
    """The node under `key`; for a key of a mapping that is the place where the key itself stands."""
    if isinstance(node, yaml.MappingNode):
        return next((value for name, value in node.value if name.value == key), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int):
        return node.value[key]  # type: ignore[no-any-return]
    return None


def _word_lists(files: Iterable[RuleFile]) -> dict[str, str]:
    """Each word list as one source; a list may use other lists, but not itself."""
    entries: dict[str, tuple[str, ...]] = {}
    owners: dict[str, RuleFile] = {}
    for file in files:
        for name, own in file.pack.words.items():
            if any("<" in entry and re.search(r"<(\d+|\*)>", entry) for entry in own):
                raise file.error(
                    ("words", name), f"the word list {{{name}}} has a distance, which only patterns may have"
                )
            entries[name] = (*entries.get(name, ()), *own)
            owners.setdefault(name, file)
    words = {name: alternatives(all_) for name, all_ in entries.items()}
    used = {name: lists_in(source) for name, source in words.items()}
    for name in words:
        if what := _misuse(name, used):
            raise owners[name].error(("words", name), f"the word list {{{name}}} uses {what}")
    return words


def _misuse(name: str, used: Mapping[str, Sequence[str]], within: tuple[str, ...] = ()) -> str:
    """What a word list uses that it cannot, itself or an unknown list, be it through other lists; else nothing."""
    if name not in used:
        return f"an unknown word list {{{name}}}"
    if name in within:
        return "itself"
    return next(filter(None, (_misuse(n, used, (*within, name)) for n in used[name])), "")


def _check(rule: Rule, known: Collection[str]) -> None:
    """Refuses what the types of `Rule` let pass."""
    if rule.id in known:
        raise _RefusedRuleError(("id",), "there is a rule of that id already")
    if sum(map(bool, (rule.level, rule.stage, rule.field))) != 1:
        raise _RefusedRuleError((), "a rule has either a level, a stage or a field")
    if (rule.level and rule.kind != Kind.WARNING) or (rule.stage and rule.kind != Kind.SANCTIONS):
        raise _RefusedRuleError((), "warnings have a level and sanctions have a stage")
    if rule.field and rule.field not in (fields := FIELDS.get(rule.kind, ())):
        raise _RefusedRuleError(
            ("field",), f"{rule.kind} has no field {rule.field!r}, only {', '.join(fields) or 'none'}"
        )
    if not (rule.any or rule.all):
        raise _RefusedRuleError((), "a rule needs a pattern under any or all")
    if not (rule.tests.match and rule.tests.no_match):
        raise _RefusedRuleError(("tests",), "a rule needs examples under both match and no_match")


def _check_patterns(rule: Rule, words: Collection[str]) -> None:
    """Refuses what is no matter of RE2: unknown names, and distances that are not set apart."""
    for key, n, pattern in rule.patterns():
        if unknown := [name for name in lists_in(pattern) if name not in words]:
            raise _RefusedRuleError((key, n), f"unknown word list {{{unknown[0]}}}")
        if "<" not in pattern:
            continue
        if groups := set(re.findall(r"\(\?P?<(\w+)>", pattern)) - {"take"}:
            raise _RefusedRuleError((key, n), f"unknown group {groups.pop()!r}, only 'take' has a meaning")
        if re.search(r"(^|\S)<(\d+|\*)>|<(\d+|\*)>(\S|$)", pattern):
            raise _RefusedRuleError((key, n), "a distance like <4> has a pattern and a blank on either side")
