"""What is report, and what is heading, byline, credit or furniture."""

from __future__ import annotations

import pytest

from briefgen import Document, sentences
from briefgen.model import Role

BODY = "The river burst its banks on Tuesday and flooded the old town."


def roles(text: str, title: str = "") -> list[tuple[str, Role]]:
    return [(s.text, s.role) for s in sentences(Document.from_text(text, title=title, language="en"))]


@pytest.mark.parametrize(
    "dateline",
    [
        "MARLOW (Reuters) - ",
        "MARLOW, Oct 24 (Reuters) - ",
        "MARLOW, England (AP) — ",
        "Marlow, England (CNN) -- ",
        "(CNN)",
        "MARLOW — ",
        "MARLOW, Oct. 24 -- ",
        "NEW MARLOW | Tue Oct 24, 2023 6:47 pm EST NEW MARLOW (Reuters) - ",
        "Tue Oct 24, 2023 6:47 pm EST (Reuters) - ",
        "Tue Oct 24, 2023 6:47 pm EST (Adds quotes) MARLOW, Oct 24 (Reuters) - ",
        "MARLOW ― ",
        "MARLOW—",
    ],
)
def test_a_sentence_begins_after_its_dateline(dateline: str) -> None:
    assert roles(dateline + BODY) == [(BODY, Role.BODY)]


def test_what_stands_before_a_dateline_on_its_line_is_no_report() -> None:
    text = f"Flood cuts off town MARLOW (Reuters) - {BODY}"
    assert roles(text) == [("Flood cuts off town", Role.HEADING), (BODY, Role.BODY)]


def test_highlights_between_two_datelines_are_no_report() -> None:
    text = f"Oct 24 (Reuters) - * Town cut off * Dam to be closed By Ada Ode MARLOW, Oct 24 (Reuters) - {BODY}"
    assert roles(text)[1:] == [(BODY, Role.BODY)]
    assert roles(text)[0][1] is Role.HEADING


def test_a_second_dateline_further_on_takes_no_sentence_away() -> None:
    text = f"MARLOW (Reuters) - {BODY} EBRO (Reuters) - The lake rose."
    assert (BODY, Role.BODY) in roles(text)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("By Ada Ode", Role.BYLINE),
        ("By Ada Ode and Jan van Dam, Marlow Gazette", Role.BYLINE),
        ("Ada Ode, Reuters", Role.BYLINE),
        ("Updated 24 Oct 2023 10:30 GMT", Role.BYLINE),
        ("(With inputs from IANS)", Role.CREDIT),
        ("(Reporting by Ada Ode in Marlow; Editing by Jan Dam)", Role.CREDIT),
        ("Reporting by Ada Ode; Editing by Jan Dam", Role.CREDIT),
        ("Ada Ode in Marlow contributed to this report.", Role.CREDIT),
        ("© 2024 Marlow Gazette", Role.CREDIT),
        ("Copyright 2024 The Associated Press. All rights reserved.", Role.CREDIT),
        ("Photo: Ada Ode/Getty Images", Role.CREDIT),
        ("Image: Ada Ode", Role.CREDIT),
        ("Scroll down for video", Role.FURNITURE),
        ("Read more: The town that sank", Role.FURNITURE),
        ("Follow us on Twitter", Role.FURNITURE),
        ("Subscribe to our newsletter", Role.FURNITURE),
        ("Advertisement", Role.FURNITURE),
        ("The views expressed here are the author's own.", Role.FURNITURE),
        ("The author is a Marlow Gazette columnist.", Role.FURNITURE),
        ("This writer is a regular contributor to the Gazette", Role.FURNITURE),
        ("Comments are closed.", Role.FURNITURE),
        ("Mayor Ada Ode at the dam last May (file photo)", Role.FURNITURE),
        ("The flood in figures", Role.HEADING),
        ("## The flood in figures", Role.HEADING),
        ("WHAT COMES NEXT?", Role.HEADING),
    ],
)
def test_a_line_that_is_no_report_is_known_by_its_form(line: str, role: Role) -> None:
    found = roles(f"{BODY}\n{line}\n{BODY}\n{BODY}")
    assert [r for _, r in found if r is not Role.BODY] == [role] * (
        2 if "." in line[:-1] and role is Role.CREDIT else 1
    )
    assert sum(r is Role.BODY for _, r in found) == 3


@pytest.mark.parametrize(
    "sentence",
    [
        "By Friday the water had gone.",
        "Reporting by the town's newspaper showed that the dam was old.",
        "Follow the river for a mile and you reach the dam.",
        "Share prices fell by 5 percent.",
        "Read more slowly, the report tells another story about the dam.",
        "Photographs of the dam were published on Monday.",
        "Advertisement sales fell by a third.",
        "Copyright law was changed in 2019.",
        "What comes next?",
        "The report was published on Monday and named three dams.",
        "This report was written by ten engineers.",
        "Experts from six countries contributed to the report.",
        "The views expressed at the meeting angered farmers.",
        "The author is a columnist who was jailed on Monday.",
        "The writer is a former columnist, and the mayor's main rival.",
        "For more than ten years tourists visit the dam.",
        "Comments are due by Friday, the agency said.",
        'Photographs of the town showed "total loss".',
        "Updated maps were handed out in 2019.",
        "Join our fight, the mayor told the farmers.",
        "Sources: the dam will be closed, they said.",
        "Images from the air show the broken dam.",
        "Watch towers were built along the river.",
        "The fund (with inputs from farmers) paid out.",
        "More stories of loss came out on Monday.",
        "NATO — The Marlow summit was its first — sent help.",
        "NATO - the alliance of 32 states - sent help.",
    ],
)
def test_a_sentence_of_the_report_is_never_taken_away(sentence: str) -> None:
    assert (sentence, Role.BODY) in roles(f"{BODY}\n{sentence}\n{BODY}")
    assert (sentence, Role.BODY) in roles(f"{sentence} {BODY}")


def test_a_credit_inside_a_paragraph_is_cut_out_of_it() -> None:
    assert roles(f"{BODY} (Reporting by Ada Ode; Editing by Jan Dam) More from our partners") == [
        (BODY, Role.BODY),
        ("(Reporting by Ada Ode; Editing by Jan Dam)", Role.CREDIT),
        ("More from our partners", Role.FURNITURE),
    ]


def test_a_text_without_end_marks_keeps_its_lines() -> None:
    assert {r for _, r in roles("first point\nsecond point\nthird point")} == {Role.BODY}


def test_the_title_repeated_in_the_text_is_a_heading() -> None:
    title = "The town that sank: what was known, and what was not"
    assert roles(f"{title}\n{BODY}\n{BODY}", title)[0] == (title, Role.HEADING)


def test_what_follows_the_sign_off_unended_and_readers_comments_are_furniture() -> None:
    text = f"{BODY}\n(Reporting by Ada Ode; Editing by Jan Dam)\nOur next generation platform\n{BODY}"
    assert [r for _, r in roles(text)] == [Role.BODY, Role.CREDIT, Role.FURNITURE, Role.BODY]
    text = f"{BODY}\n{BODY}\nWe welcome comments that advance the story.\nI lost my boat. It was old."
    assert [r for _, r in roles(text)] == [Role.BODY, Role.BODY, *[Role.FURNITURE] * 3]


def test_markdown_marks_are_left_out_and_what_is_no_prose_is_furniture() -> None:
    text = (
        "---\ntitle: Flood\n---\n# Flood cuts off town\n\n"
        f"{BODY}\n\n- The dam **broke**.\n- [More photos](https://example.org)\n\n> Help came.\n\n"
        "| town | dead |\n|---|---|\n\n![The dam](dam.png)\n\n```\nlet dam = 1\n```\n"
    )
    assert [(t, r) for t, r in roles(text) if r is not Role.FURNITURE] == [
        ("Flood cuts off town", Role.HEADING),
        (BODY, Role.BODY),
        ("The dam **broke**.", Role.BODY),
        ("Help came.", Role.BODY),
    ]


def test_the_head_and_signature_of_a_mail_are_furniture() -> None:
    text = f"From: ada@example.org\nSubject: Flood\nDate: Tue, 24 Oct 2023\n\n{BODY}\n\n-- \nAda Ode\nTel. 0123\n"
    assert [r for _, r in roles(text)] == [*[Role.FURNITURE] * 3, Role.BODY, *[Role.FURNITURE] * 2]


def test_short_lines_of_a_page_around_the_report_are_headings() -> None:
    text = (
        f"Flood cuts off town\nAda Ode\n{BODY}\nHelp came by boat in the evening.\nTopics\nMarlow\nReuse this content"
    )
    assert [t for t, r in roles(text) if r is Role.BODY] == [BODY, "Help came by boat in the evening."]


@pytest.mark.parametrize(
    ("text", "heading", "after"),
    [
        ("He left. TROOPS ADVANCE ON THE COAST The army says so.", "TROOPS ADVANCE ON THE COAST", "The army says so."),
        (
            "He left. A STANDOFF WITH REBELS ENSUES A new wave came.",
            "A STANDOFF WITH REBELS ENSUES",
            "A new wave came.",
        ),
        (
            "He left. U.N. CALLS THE TRUCE TOO WEAK U.N. Envoy Ek spoke.",
            "U.N. CALLS THE TRUCE TOO WEAK",
            "U.N. Envoy Ek spoke.",
        ),
    ],
)
def test_a_crosshead_run_into_the_text_is_a_heading(text: str, heading: str, after: str) -> None:
    found = sentences(Document.from_text(text))
    assert [(s.text, s.role) for s in found[1:]] == [(heading, Role.HEADING), (after, Role.BODY)]


@pytest.mark.parametrize(
    "text", ["BP PLC CEO Tony Roe said so.", "He said NO. NEVER AGAIN was heard.", "NATO AND THE EU Ministers"]
)
def test_a_few_capitals_are_no_crosshead(text: str) -> None:
    assert all(s.role is not Role.HEADING or s.text == text for s in sentences(Document.from_text(f"It ended. {text}")))
