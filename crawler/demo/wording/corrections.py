"""What those who answered add to their texts as a site changes, and how others begin who answer late.

A page needs one at the most for each edition after the first, so there are as many as such editions, all different.
"""

from __future__ import annotations

CORRECTIONS: tuple[str, ...] = (
    "Correction: I meant six weeks above, and not six days.",
    "Added later: the photographs have reached me and change nothing in this.",
    "To be more exact, this holds for adults only.",
    "I have taken out a sentence about compresses, as they do not help here.",
    "A reader was right to remind me that pregnancy changes this advice.",
    "Please read 3 mg where an earlier version of this text said 30 mg.",
    "Since then a larger trial has come to the same result.",
    "My opinion has become milder over the years: waiting longer does no harm.",
)
LATE_HEADLINES: tuple[str, ...] = (
    "Late to this, but one thing is missing",
    "One more opinion",
    "I would put it differently",
    "Adding to my colleagues",
    "A word from somebody who revises these",
    "What the other answers leave out",
    "The same from another angle",
    "Short and late",
)
LATE_OPENINGS: tuple[str, ...] = (
    "I found this page only now and hope that it still helps.",
    "There is something that nobody here has mentioned yet.",
    "This question deserves another answer, even years later.",
    "My view differs a little, so let me give it as well.",
    "For those who read this later: most of it still holds.",
    "A patient of mine sent me this page and asked what I think.",
    "Much has been said here already, so I shall be brief.",
    "I disagree with none of the above, and would like to add to it.",
)
