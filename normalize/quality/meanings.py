"""What the warnings of a record mean: the report, the explorer and docs/record.md say it in these words."""

from __future__ import annotations

from typing import Final

MEANINGS: Final = {
    "answer_count_mismatch": "The page declares another number of answers than it shows.",
    "doubtful_artefact": "A text holds what reads like a template's binding, without evidence of being one: it stays.",
    "empty_answer": "The page has an answer without words; it is left out, and its place stays a gap in `position`.",
    "language_mismatch": "The text is clearly in another language than the page declares; `language` is the text's.",
    "low_confidence": "Only the page's layout tells that it holds a question and answers (`forum_page`).",
    "nameless_keyword": "A tag had no words, or nothing but artefacts, and is left out.",
    "nameless_teaser": "A link to a similar question had no title, or nothing but artefacts, and is left out.",
    "no_answers": "No answer is on the page, or none with words.",
    "no_question_text": "The page shows no question but its title.",
    "no_title": "The page shows no title, or nothing but artefacts.",
    "repeated_answer": "Two answers are the same but for case and spaces.",
    "short_answer": "An answer has fewer than six words and fewer than forty letters.",
    "shouting": "In the title, the question or an answer most words of four letters and more are in capitals.",
    "site_faq": "The site itself asks and answers (schema.org's FAQPage).",
    "spam_like": "The title, the question or an answer scores 0.5 or more as an advertisement, a link farm or noise.",
    "unread_answer_count": "The page prints how many answers there are, and the line could not be read.",
    "unread_asker_line": "The line about who asks could not be read.",
    "unread_author": "The block about who answers could not be read.",
    "unread_date": "A date is printed or marked up and could not be read: it depends on today, or is none.",
    "unread_votes": 'Votes are printed or marked up and could not be read, such as a rounded "1.2k".',
    "upsell_line": "One of an answer's last sentences leads to the writer's own office, pages or prices (in English).",
}
