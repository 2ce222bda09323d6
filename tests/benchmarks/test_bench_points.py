"""What all key points of a 5 kB article cost, and loading the rules; least process times of one run, no assertion on time.

Run by name: `python -m pytest -s tests/benchmarks/test_bench_points.py`. Each round has an article of other words, so
that nothing of it is remembered; loading is measured in fresh interpreters, with and without a first article.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import warnings
from datetime import date
from importlib import import_module
from time import process_time
from typing import TYPE_CHECKING

import pytest

from briefgen import Document, key_points
from briefgen.points.attribution import attribute
from briefgen.points.dates import find_dates
from briefgen.points.figures import find_figures
from briefgen.points.rulebook import builtin_rules
from briefgen.points.rulebook_rule import expand, steps
from briefgen.points.sanctions import find_sanctions
from briefgen.points.warnings import find_warnings
from briefgen.text import annotate
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 40
ARTICLE = """The harbour board of {place} met on Tuesday in the old customs house. Its chairman, {name}, told reporters
that trade had grown for the third year and that the new quay would open in June. "We have waited nine years for it," he said.
The dockers' union warned that its {n}00 members could walk out unless the talks about their pay resume.
Last year the port handled {n} million tonnes, mostly grain and timber, which the board called a record for {place}.
The council of {place} imposed sanctions on two shipping lines in March, and their assets remain frozen.
Fishermen in the bay have seen little of the money, according to {name}. A second crane arrives in autumn, which will double
what the port can load in a day. Nobody at the meeting opposed the plan, though the mayor, Ines {name}, would not say
when she means to sign it. Insurers fear that a storm like the last would cause severe damage to the sheds on the mole."""
LOADING = """
from time import process_time
from briefgen import Document, key_points
from briefgen.points.rulebook import builtin_rules
begun = process_time()
builtin_rules()
loaded = process_time()
key_points(Document.from_text({text!r}, language="en"))
print([loaded - begun, process_time() - begun])
"""


def article(number: int) -> Document:
    """An article of 5 kB that shares no name and no number with those of other numbers."""
    names = (f"{chr(65 + number % 26)}ol{'abcdef'[k]}{'mnrst'[number % 5]}ek" for k in range(6))
    parts = [ARTICLE.format(place=f"Port {name}", name=name, n=20 + 7 * number + k) for k, name in enumerate(names)]
    return Document.from_text("\n\n".join(parts)[:5000], language="en", published=date(2024, 10, 24))


def milliseconds(work: Callable[[], object]) -> float:
    """Process time of one run."""
    begun = process_time()
    work()
    return (process_time() - begun) * 1000


def stages(number: int) -> dict[str, float]:
    """What each stage of one article costs, in milliseconds."""
    document = article(number)
    costs = {"annotate": milliseconds(lambda: annotate(document))}
    annotated = annotate(document)
    costs["who said it"] = milliseconds(lambda: attribute(annotated))
    voices = attribute(annotated)
    for find in (find_figures, find_dates, find_warnings, find_sanctions):
        costs[find.__name__.removeprefix("find_")] = milliseconds(lambda find=find: find(annotated, voices))  # type: ignore[misc]
    return costs


def test_all_kinds_of_an_article_and_what_each_stage_costs() -> None:
    first, kept = [], []
    for number in range(ROUNDS):
        document = article(number)
        first.append(milliseconds(lambda document=document: key_points(document)))  # type: ignore[misc]
        kept.append(milliseconds(lambda document=document: key_points(document)))  # type: ignore[misc]
    print(f"\n\n5 kB, all kinds, rules loaded: {min(first):.1f} ms; {min(kept):.1f} ms where it is annotated already")
    rounds = [stages(number) for number in range(ROUNDS, 2 * ROUNDS)]
    for stage in rounds[0]:
        print(f"  {stage:12} {min(costs[stage] for costs in rounds):5.2f} ms")
    assert key_points(article(0))


def test_all_kinds_beside_quantulum3_and_alternations_of_re() -> None:
    pytest.importorskip("quantulum3")
    document = article(0)
    ours = min(milliseconds(lambda number=number: key_points(article(number))) for number in range(ROUNDS))  # type: ignore[misc]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the classifier that it can do without
        parse = import_module("quantulum3.parser").parse
        theirs = min(milliseconds(lambda: parse(document.text)) for _ in range(2))
    book = builtin_rules()
    sources = {
        expand(step.source, book.words) for rule in book.rules for _, _, p in rule.patterns() for step in steps(p)
    }
    plain = [re.compile(source.replace("(?<", "(?P<"), re.IGNORECASE) for source in sources]
    sentences = annotate(document).sentences
    alternations = milliseconds(lambda: [pattern.search(s.text) for s in sentences for pattern in plain])
    print(
        f"\n\n5 kB, all kinds: {ours:.1f} ms; quantulum3, figures alone: {theirs:.0f} ms, {theirs / ours:.0f} times as long"
    )
    print(
        f"the rules' patterns by re, warnings and sanctions alone: {alternations:.0f} ms, {alternations / ours:.0f} times"
    )


def test_loading_the_rules_and_the_first_article_after_it() -> None:
    script = LOADING.format(text=article(0).text)
    runs = [
        json.loads(subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True).stdout)
        for _ in range(7)
    ]
    load, both = (min(run[n] for run in runs) * 1000 for n in range(2))
    print(
        f"\n\nload {len(builtin_rules().rules)} rules: {load:.0f} ms; load and all kinds of a first article: {both:.0f} ms"
    )
