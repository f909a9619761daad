"""Questions that fill in one form: most of their words are the same, and each asks about something else."""

from __future__ import annotations

from random import Random

from tests.normalize.graph.pages import Page, page, prose

_ASKED = (
    "Good morning, and thank you for answering our questions on this page. I was seen at the outpatient clinic last "
    "month and was given a leaflet, which says that I may write here with anything that is still unclear to me. My "
    "blood pressure is normal, I do not smoke, and I have no allergies that I know of. What I would like to understand "
    "is the following: {own}. Is this something that I should have looked at again, or may I wait for the next visit "
    "in spring? I would be grateful for an honest word, as I sleep badly when I worry. With kind regards."
)
_ANSWER = (
    "Thank you for your question and for the clear description. Please understand that an answer on this page can not "
    "take the place of an examination in person. What you tell us about {topic} is seen quite often at our clinic, and "
    "in most people it settles within a few weeks without any treatment. Keep the area clean and dry, avoid heavy "
    "lifting, and take paracetamol when you need it. Should you notice fever, spreading redness or sudden weakness, "
    "please come to the emergency department at once and bring your list of medicines. Otherwise a check at the next "
    "regular visit is early enough. We wish you a quick recovery and remain at your service. The nursing team."
)


def filled_in(number: int, own_words: int) -> Page:
    """Question `number`, with so many words of its own in its text and one in title and answer."""
    rng = Random(f"form {number}")
    own = prose(rng, own_words)
    topic = f"{own[0]}{number}"
    asked, answer = _ASKED.format(own=" ".join([topic, *own[1:]])), _ANSWER.format(topic=topic)
    return page(f"form{number:05}", f"A question about {topic}", asked, [answer])
