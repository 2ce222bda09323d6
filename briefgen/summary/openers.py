"""Words that make a sentence lean on the one before it, by language.

Pronouns and connectives are closed classes, so a list is enough; definite anaphors ("The official", "The move") are
nouns for a role, an act or a group that news texts use to take up what was just said.
"""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType

OPENERS = MappingProxyType(
    {
        "en": """he she it they this that these those his her its their him them but and so or nor yet however also
        then still meanwhile moreover such both another other others furthermore nevertheless nonetheless therefore
        thus hence instead otherwise similarly likewise indeed neither either afterwards""",
        "de": """er sie es dies diese dieser dieses diesen das dessen deren ihr ihre ihren sein seine seinen aber und
        doch jedoch auch dann dennoch zudem außerdem damit dabei dagegen daher deshalb beide dazu danach inzwischen
        trotzdem allerdings""",
        "fr": """il elle ils elles ce cet cette ces cela ceci celui celle ceux celles son sa ses leur leurs mais et
        donc or car cependant toutefois pourtant aussi ensuite puis néanmoins ainsi également en y lui""",
        "es": """él ella ello ellos ellas esto este esta estos estas eso ese esa esos esas su sus pero y sin también
        además entonces luego así aquel aquella ambos asimismo no sino""",
        "it": """egli ella lui lei esso essa loro essi questo questa questi queste quello quella quelli quelle ciò suo
        sua suoi sue ma e però anche inoltre tuttavia quindi poi così entrambi""",
        "pt": """ele ela eles elas isto este esta estes estas isso esse essa esses essas aquele aquela seu sua seus
        suas mas e porém também além então depois assim ambos""",
        "nl": """hij zij ze het dit dat deze die zijn haar hun maar en ook dan toch daarom bovendien echter beide""",
        "sv": """han hon den det de detta denna dessa hans hennes deras men och också sedan dock däremot dessutom
        båda""",
        "pl": """on ona ono oni one to ten ta te tego jego jej ich ale i a jednak także również potem więc oboje""",
        "cs": """on ona ono oni ony to ten ta ti tento tato toto tyto jeho její jejich ale a však také potom proto
        oba""",
        "sk": """on ona ono oni ony to ten tá tí tento táto toto tieto jeho jej ich ale a však tiež potom preto
        obaja""",
        "uk": """він вона воно вони це цей ця ці те той та його її їх їхній але і й а однак також потім тому обидва""",
        "el": """αυτός αυτή αυτό αυτοί αυτές αυτά εκείνος εκείνη εκείνο αλλά και όμως επίσης ωστόσο έτσι""",
    }
)

_ANAPHORS = """agreement aircraft allegation announcement arrest assault assessment attacker ban bill blast boat boy
businessman case charge child children claim clash clip club coach comment company complaint concession confirmation consortium
contract couple crash deal decision decline defeat defendant delay device director disclosure dispute document donation
drop driver duo earthquake effect employee event evidence executive explosion fall family father figure finding fire firm footage
former game gathering girl group gunman idea image incident increase initiative inquiry inquest investigation investment
judge lady latter law lawsuit lawyer letter male man manager match measure meeting message minister mother motion move
number offence offer officer official operation outbreak outcome pair panel patient payment phenomenon photo photograph
picture pilot plan plane player plot policy politician post practice preacher problem process product programme program
project proposal protest quake question raid rally reaction reason recommendation release remark report request
researcher resignation response result reveal revelation reversal review rise robbery ruling rumour sale scandal scheme
scientist senator sentence service settlement ship shooting shop show singer site soldier speech spokesman spokesperson
spokeswoman star statement step storm strike study studies suit summit survey suspect system tactic talk target team
teenager test theory threat tie toll tournament transaction trend trial trio trip tweet two union update vehicle verdict
version vessel victim victory video visit volunteer vote warning website win winner withdrawal witness woman women men
worker writer year-old youngster youth"""

# Before a comma they turn from what was just said: "In short, it failed."
_TURNS = """accordingly additionally alternatively astonishingly consequently conversely crucially curiously equally
eventually finally fortunately importantly incredibly interestingly ironically notably oddly remarkably sadly
significantly subsequently surprisingly tellingly ultimately unfortunately unsurprisingly worryingly
after all|as a result|as such|at the same time|because of this|by comparison|by contrast|despite this|even so
for example|for instance|in addition|in contrast|in fact|in other words|in particular|in response|in return|in short
in the meantime|in turn|on the contrary|on the other hand|that said|to that end"""

_TAKEN_UP = r"(?:first|second|third|two|three|four|five|latest|same|new|other|latter|former|\d+)"
_AFTER = r"(?!\s+(?:of|in|on|at|for|from|to|by|with|who|that|which|behind|between|against|over|into|near)\b)"


@cache
def leaning(language: str) -> re.Pattern[str] | None:
    """What a sentence that leans on the one before it begins with, or None for a language without a list."""
    if language not in OPENERS:
        return None
    words = "|".join(OPENERS[language].split())
    anaphor = f"|the {_TAKEN_UP}? ?(?:{'|'.join(_ANAPHORS.split())})s?{_AFTER}" if language == "en" else ""
    turn = f"|(?:{'|'.join(_turns())})," if language == "en" else ""
    return re.compile(rf"[\"“'‘(«„]*(?:(?:{words})\b{anaphor}{turn})", re.IGNORECASE)


def _turns() -> tuple[str, ...]:
    """The adverbs and phrases of `_TURNS`, a line with bars holding phrases."""
    lines = _TURNS.splitlines()
    return tuple(turn for line in lines for turn in (line.split("|") if "|" in line else line.split()))
