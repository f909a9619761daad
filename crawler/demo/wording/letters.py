"""What the twelve letters of the third demo site say: invented questions, invented people, everyday advice."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Somebody of the clinic: name, letters behind it, and the page about them."""

    name: str
    suffix: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """An answer. A paragraph that begins with "- " is an entry of a list; None is what the page does not show."""

    writer: Writer
    paragraphs: tuple[str, ...]
    day: str | None
    thanks: int | None
    settled: bool = False
    remark: str | None = None
    """A reader's remark below the answer, which is no answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A question and its answers."""

    title: str
    paragraphs: tuple[str, ...]
    sender: str
    day: str
    topic: str
    notes: tuple[Note, ...]


OKONJO = Writer(name="Ifeoma Okonjo", suffix="MD", path="/about/i-okonjo")
LARSEN = Writer(name="Henrik Larsen", suffix="DO", path="/about/h-larsen")
TREMBLAY = Writer(name="Odile Tremblay", suffix="MD", path="/about/o-tremblay")
ASLANI = Writer(name="Navid Aslani", suffix="DPM", path="/about/n-aslani")

LETTERS = (
    Letter(
        title="Tingling in two fingers after long rides",
        paragraphs=(
            "Since I took up cycling to work, the little finger and the one beside it go numb after half an hour.",
            "It goes away when I shake the hand. Should I stop riding?",
        ),
        sender="Petra",
        day="2024-03-12",
        topic="hand",
        notes=(
            Note(
                writer=OKONJO,
                paragraphs=(
                    "Leaning on the handlebar presses on the ulnar nerve where it passes the heel of the hand.",
                    "- Raise the bar by two centimetres.",
                    "- Wear padded gloves and change your grip every few minutes.",
                    "If the fingers stay numb overnight, have the nerve measured.",
                ),
                day="2024-03-14",
                thanks=11,
                settled=True,
                remark="Gloves did it for me, too!",
            ),
            Note(
                writer=LARSEN,
                paragraphs=("Look at the saddle as well: a nose that tips down pushes your weight onto the wrists.",),
                day="2024-03-20",
                thanks=3,
            ),
        ),
    ),
    Letter(
        title="Is it safe to swim with a perforated eardrum?",
        paragraphs=("My ear was perforated by an infection three weeks ago and no longer hurts. When may I swim?",),
        sender="Jonas",
        day="2024-04-02",
        topic="ear",
        notes=(
            Note(
                writer=TREMBLAY,
                paragraphs=(
                    "Keep the ear dry until somebody has looked at it and seen that the drum has closed.",
                    "Most small holes close within six to eight weeks; a plug of cotton wool with petroleum jelly "
                    "keeps shower water out.",
                ),
                day="2024-04-03",
                thanks=24,
            ),
        ),
    ),
    Letter(
        title="Heel hurts with the first steps of the day",
        paragraphs=(
            "Every morning the first ten steps feel as if I trod on a nail. Later it fades.",
            "I stand all day in a bakery, on tiles.",
        ),
        sender="Mirela",
        day="2024-04-15",
        topic="foot",
        notes=(
            Note(
                writer=ASLANI,
                paragraphs=(
                    "That pattern is typical of an irritated plantar fascia.",
                    "Stretch the calf before rising.",
                ),
                day=None,
                thanks=7,
                settled=True,
            ),
            Note(
                writer=OKONJO,
                paragraphs=("A cushioned mat where you stand helps more than most insoles do.",),
                day="2024-04-19",
                thanks=None,
            ),
            Note(
                writer=LARSEN,
                paragraphs=("Give it time: nine out of ten heels are calm after a year, without an operation.",),
                day="2024-05-02",
                thanks=0,
            ),
        ),
    ),
    Letter(
        title="Two blood pressure readings that differ by 20",
        paragraphs=("The left arm says 142/88, the right one 122/80, again and again. Which of them is true?",),
        sender="Walter",
        day="2024-05-06",
        topic="heart",
        notes=(
            Note(
                writer=OKONJO,
                paragraphs=(
                    "Take the higher one, and have the difference looked into: a constant gap of more than 15 can mean "
                    "that an artery of the arm is narrowed.",
                ),
                day="2024-05-07",
                thanks=31,
            ),
        ),
    ),
    Letter(
        title="Can I take ibuprofen with a cold remedy?",
        paragraphs=("The remedy has 500 mg paracetamol in each sachet. I have a headache on top of the cold.",),
        sender="Sunniva",
        day="2024-05-21",
        topic="medicines",
        notes=(),
    ),
    Letter(
        title="Dry eyes at the screen",
        paragraphs=("By four in the afternoon my eyes burn. Drops help for ten minutes.", "Contact lenses since 2011."),
        sender="Tobiah",
        day="2024-06-03",
        topic="eye",
        notes=(
            Note(
                writer=TREMBLAY,
                paragraphs=("We blink a third as often at a screen. Look into the distance every twenty minutes.",),
                day="2024-06-04",
                thanks=18,
                remark="Thank you, doctor.",
            ),
            Note(
                writer=ASLANI,
                paragraphs=("Try drops without preservatives, and a day a week in glasses.",),
                day="2024-06-11",
                thanks=2,
            ),
        ),
    ),
    Letter(
        title="My wrist clicks when I turn a key",
        paragraphs=("There is no pain, only a click, on the side of the little finger.",),
        sender="Roza",
        day="2024-06-18",
        topic="hand",
        notes=(
            Note(
                writer=LARSEN,
                paragraphs=("A tendon that slips over bone clicks. Without pain or swelling nothing need be done.",),
                day="2024-06-18",
                thanks=5,
            ),
        ),
    ),
    Letter(
        title="How long does a sprained ankle stay swollen?",
        paragraphs=("I twisted it on the stairs five weeks ago. In the evening it is still as thick as an orange.",),
        sender="Emeka",
        day="2024-07-01",
        topic="foot",
        notes=(
            Note(
                writer=ASLANI,
                paragraphs=("Swelling in the evening for two or three months is common.", "Balance on one leg daily."),
                day="2024-07-02",
                thanks=14,
                settled=True,
            ),
        ),
    ),
    Letter(
        title="Ringing in one ear since a concert",
        paragraphs=("Four days now. It is a high tone, louder at night.",),
        sender="Celeste",
        day="2024-07-15",
        topic="ear",
        notes=(
            Note(
                writer=TREMBLAY,
                paragraphs=("Have your hearing tested this week: treatment, where it is needed, works best early.",),
                day="2024-07-15",
                thanks=40,
            ),
            Note(
                writer=OKONJO,
                paragraphs=("A quiet sound at night, such as a fan, takes the edge off the tone.",),
                day="2024-07-16",
                thanks=9,
            ),
        ),
    ),
    Letter(
        title="Skipped beats after strong coffee",
        paragraphs=("Two cups, and an hour later my heart stumbles a few times. The cardiogram was normal in May.",),
        sender="Amador",
        day="2024-08-08",
        topic="heart",
        notes=(
            Note(
                writer=OKONJO,
                paragraphs=("Extra beats that come and go with caffeine, in a healthy heart, are harmless.",),
                day=None,
                thanks=None,
            ),
        ),
    ),
    Letter(
        title="A stye that comes back every month",
        paragraphs=("Always the right upper lid. Warm compresses help, then it returns.",),
        sender="Liesbeth",
        day="2024-08-26",
        topic="eye",
        notes=(
            Note(
                writer=TREMBLAY,
                paragraphs=(
                    "Clean the rims of both lids every evening for three months, also when all is well.",
                    "A swab tells whether bacteria live there that need an ointment.",
                ),
                day="2024-08-27",
                thanks=6,
            ),
        ),
    ),
    Letter(
        title="Should thyroid tablets be taken before breakfast?",
        paragraphs=("I take 75 micrograms at seven and eat at half past. A friend takes hers at bedtime.",),
        sender="Bogna",
        day="2024-09-10",
        topic="medicines",
        notes=(
            Note(
                writer=OKONJO,
                paragraphs=("Both are fine, if it is the same every day and three hours after the last meal.",),
                day="2024-09-11",
                thanks=27,
            ),
            Note(
                writer=LARSEN,
                paragraphs=("Keep calcium, iron and coffee away from the tablet by at least an hour.",),
                day="2024-09-12",
                thanks=13,
                settled=True,
            ),
        ),
    ),
)
