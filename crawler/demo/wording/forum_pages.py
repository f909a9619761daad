# ruff: noqa: E501 - a sentence stays in one piece
"""What the community itself says: its frequently asked questions, and a page about itself."""

from __future__ import annotations

FAQ: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Who answers the questions here?",
        (
            "Members do: nurses, pharmacists, and people who have been through the same. Those with a licence have shown it to us once, and carry it behind their name.",
        ),
    ),
    (
        "Is an answer a substitute for seeing a doctor?",
        (
            "No. What you read here is meant to help you to ask better questions.",
            "In an emergency call your local emergency number, and write to us later.",
        ),
    ),
    (
        "How can I delete my account?",
        ("Open your settings and choose to leave. Your answers stay, without your name and without a link to you.",),
    ),
    (
        "Why was my question closed?",
        ("Mostly because it asked for a dose for somebody whom no member has seen. You may ask again in other words.",),
    ),
    (
        "What does the green tick beside an answer mean?",
        (
            "The person who asked found it the most useful one. It is no verdict of ours, and no proof that it is right.",
        ),
    ),
    (
        "May I quote an answer elsewhere?",
        ("Yes, in part, with a link to its page. Please leave out names, as people here write about their children.",),
    ),
)
"""Each question with the paragraphs of its answer."""

ABOUT: tuple[str, ...] = (
    "Ask Around was begun at a kitchen table by two nurses and a pharmacist who answered the same twelve questions every week.",
    "Today some thousands of people read along. We keep the rules short: be kind, say what you know it from, and send people to a doctor when it is time.",
    "We take no money from those who sell remedies, and whoever recommends the same product three times is asked why.",
)
ABOUT_COMMENTS: tuple[tuple[str, str], ...] = (
    ("teapot_31", "I have been here since the kitchen table. Happy birthday to all of you!"),
    ("Ulrika M.", "The rule about products is the best thing you ever did."),
    ("kite_and_string", "Could the search please learn to spell? Other than that, thank you."),
)
"""Who commented on the article, and what: an article's comments are no answers."""
