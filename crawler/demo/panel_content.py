"""Writes the panel site's questions and answers, the same for the same seed."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from crawler.demo.panel import CountForm, PanelAnswer, PanelDoctor, PanelQuestion, PrintForm, VoteForm
from crawler.demo.panel_doctors import doctors_of, panel_doctor, shown_of
from crawler.demo.prose import Bullets, Prose, paragraphs
from crawler.demo.truth import GENERATIONS, Generation
from crawler.demo.variety import VARIETIES, choices, slug
from crawler.demo.wording import panel_answers, panel_voices
from crawler.demo.wording.panel_topics import PROCEDURES, Concern, Procedure

CONCERNS = tuple((procedure, concern) for procedure in PROCEDURES for concern in procedure.concerns)
ANSWER_COUNTS = (3, 5, 1, 8, 2, 4, 12, 0, 6, 3, 7, 2, 9)
LOOKS: dict[Generation, tuple[tuple[CountForm, VoteForm], ...]] = {
    "angular": (
        ("plain", "sibling"), ("plain", "init"), ("plain", "attribute"), ("plain", "nowhere"),
        ("brackets", "rendered"), ("plain", "microdata"), ("absent", "nowhere"),
    ),
    "hashed": (("brackets", "rendered"), ("brackets", "absent"), ("plain", "absent"), ("absent", "absent")),
    "tables": (("plain", "absent"), ("absent", "absent"), ("brackets", "rendered"), ("brackets", "absent")),
}  # fmt: skip


def panel_question(number: int, seed: int) -> PanelQuestion:
    """Question `number` of the site; the first `len(CONCERNS)` differ in what they are about, all in what they say."""
    rng = Random(f"{seed} panel question {number}")
    order = list(range(len(CONCERNS)))
    Random(f"{seed} panel order").shuffle(order)
    round_, place = divmod(number, len(CONCERNS))
    procedure, concern = CONCERNS[order[place]]
    generation = GENERATIONS[number % len(GENERATIONS)]
    looks = LOOKS[generation]
    count_form, vote_form = looks[number // len(GENERATIONS) % len(looks)]
    answers = _answers(procedure, concern, ANSWER_COUNTS[number % len(ANSWER_COUNTS)], number, seed, count_form)
    city, state = panel_voices.CITIES[(number + round_) % len(panel_voices.CITIES)]
    path_words = slug(concern.title) if number % 3 == 1 and not round_ else slug(f"{city} {state} {concern.title}")
    return PanelQuestion(
        path=f"/question/{path_words}" + (f"-{round_ + 1}" if round_ else ""),
        topic=procedure.slug,
        title=concern.title,
        prose=_question(procedure, concern, number, seed, rng),
        answers=answers,
        generation=generation,
        number=number,
        asks_a_doctor=count_form == "brackets",
        count_form=count_form,
        vote_form=vote_form,
        declared=len(answers) + (rng.randint(1, 3) if number % 5 == 4 else 0),
        also_like_after=rng.randint(1, len(answers) - 1) if number % 4 == 2 and len(answers) > 2 else None,
    )


def _question(procedure: Procedure, concern: Concern, number: int, seed: int, rng: Random) -> Prose:
    picks = choices((number * 2741 + seed) % VARIETIES, 5)
    opening, history, tried, worry, ask = (
        voices[pick].format(name=procedure.name, when=rng.choice(panel_voices.WHEN), age=rng.randint(19, 71))
        for voices, pick in zip(
            (panel_voices.OPENINGS, panel_voices.HISTORY, panel_voices.TRIED, panel_voices.WORRIES, panel_voices.ASKS),
            picks,
            strict=True,
        )
    )
    tricky = " " + panel_voices.TRICKY[number // 4 % len(panel_voices.TRICKY)] if number % 4 == 1 else ""
    if number >= len(CONCERNS):  # all five places: what keeps pages about the same concern apart
        return paragraphs(f"{opening} {concern.story}", f"{history} {tried}{tricky}", f"{worry} {ask}")
    match number % 5:
        case 0:
            return paragraphs(f"{concern.story} {ask}")
        case 1:
            return paragraphs(f"{opening} {concern.story}{tricky} {worry}\n{ask}")
        case 2:
            return paragraphs(f"{opening} {concern.story}", f"{history} {tried}{tricky}", f"{worry} {ask}")
        case 3:
            return (
                *paragraphs(f"{opening}{tricky} {concern.story}"),
                *(Bullets((history, tried, worry), typed=number % 2 == 0),),
                *paragraphs(ask),
            )
        case _:
            return paragraphs(f"{opening} {concern.story} {history}{tricky} {tried} {worry} {ask}")


def _answers(
    procedure: Procedure, concern: Concern, count: int, number: int, seed: int, count_form: CountForm
) -> tuple[PanelAnswer, ...]:
    rng = Random(f"{seed} panel answers {number}")
    facts = list(concern.facts) + [fact for other in procedure.concerns if other is not concern for fact in other.facts]
    explanations, advice = list(panel_answers.EXPLANATIONS), list(panel_answers.ADVICE)
    headlines, lists = list(panel_answers.HEADLINES), list(panel_answers.LISTS)
    for deck in (explanations, advice, headlines, lists):
        rng.shuffle(deck)
    doctors = [panel_doctor(doctor, seed) for doctor in rng.sample(doctors_of(procedure), count)]
    answers: list[PanelAnswer] = []
    for place, doctor in enumerate(doctors):
        shown, headline = shown_of(doctor, rng), headlines[place]
        follows_block = answers[-1].doctor is not None if answers else count_form != "absent"
        body = [facts[place]] if place < len(facts) and place < 5 else []
        body += [explanations.pop() for _ in range(2)]
        prose = _answer(body, [advice.pop() for _ in range(1 + place % 2)], doctor, place + number, rng, lists)
        answer = PanelAnswer(
            headline=_sentence_case(headline.format(name=procedure.name, short=_short(concern.title))),
            prose=prose,
            doctor=shown,
            votes=rng.randint(1, 14) if rng.random() < 0.85 else 0,
        )
        if follows_block and shown is not None and shown.name is not None and rng.random() < 0.12:
            answer = replace(answer, headline=None)  # only where the block before and after still tell where it begins
        answers.append(_damaged(answer, number, place))
    return tuple(answers)


def _answer(
    body: list[str],
    advice: list[str],
    doctor: PanelDoctor,
    turn: int,
    rng: Random,
    lists: list[tuple[str, tuple[str, ...]]],
) -> Prose:
    greeting = rng.choice(panel_answers.GREETINGS).format(city=doctor.locality)
    closing = rng.choice(panel_answers.CLOSINGS)
    if turn % 9 == 4:
        body.insert(1, panel_answers.TRICKY[turn // 9 % len(panel_answers.TRICKY)])
    words = (doctor.name or "").split(",")[0].split()
    sign_off = rng.choice(panel_answers.SIGN_OFFS).format(
        first=words[0],
        last=words[-1] if words[-1] != "III" else words[-2],
        suffix=" ".join(doctor.suffixes),
        dotted=".".join(doctor.suffixes[0].lower()) + ".",
    )
    match turn % 6:
        case 0:
            return paragraphs(" ".join((greeting, *body, *advice)), closing, *sign_off.split("\n\n"))
        case 1:
            return paragraphs(" ".join((*body, *advice)))
        case 2 if lists:
            intro, entries = lists.pop()
            return (
                *paragraphs(f"{greeting} {' '.join(body)}", intro),
                Bullets(entries, typed=turn % 4 == 0),
                *paragraphs(f"{' '.join(advice)} {closing}"),
            )
        case 3:
            return paragraphs(greeting, " ".join(body), " ".join(advice), closing)
        case 4:
            return paragraphs(f"{greeting} {' '.join(body)}\n{' '.join(advice)} {closing}", *sign_off.split("\n\n"))
        case _:
            return paragraphs(f"{' '.join(body)}", f"{' '.join(advice)} {closing}")


def _damaged(answer: PanelAnswer, number: int, place: int) -> PanelAnswer:
    if place != 0 or number % 6 != 3:
        return answer
    forms: tuple[tuple[PrintForm, str], ...] = (
        ("mojibake", "Don’t lose heart, that’s how tissue behaves at 10³ small steps a day."),
        ("decomposed", "It is a cliché and sounds naïve, yet patience pays."),
        ("spaced", "Rest. Drink. Walk. Then call me."),
    )
    form, sentence = forms[number // 6 % 3]
    return replace(answer, prose=(*answer.prose, *paragraphs(sentence)), print_form=form)


def _short(title: str) -> str:
    """The title's first part, as headlines quote it."""
    return title.split(",")[0].rstrip("?")


def _sentence_case(text: str) -> str:
    return text[0].upper() + text[1:]
