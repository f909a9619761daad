"""Questions to a pharmacist that share most of their words: one form, eight words of their own each."""

from __future__ import annotations

from crawler.demo.variety import choices

SLOTS = tuple(
    column.split()
    for column in (
        "lisinopril metformin sertraline bisoprolol levothyroxine atorvastatin omeprazole amlodipine warfarin ramipril "
        "duloxetine pregabalin tamsulosin methotrexate allopurinol carvedilol citalopram losartan furosemide",
        "ibuprofen clarithromycin fluconazole naproxen tramadol doxycycline cetirizine prednisolone diclofenac codeine "
        "loperamide azithromycin melatonin magnesium ranitidine valerian spironolactone digoxin terbinafine",
        "hypertension diabetes depression angina goitre hyperlipidaemia reflux migraine thrombosis asthma neuralgia "
        "fibromyalgia prostatitis psoriasis gout palpitations anxiety nephropathy oedema",
        "welder teacher baker cellist midwife roofer librarian gardener plumber translator nurse carpenter florist "
        "fisherman tailor pilot weaver farmer beekeeper",
        "dizzy drowsy queasy shaky feverish flushed bloated restless breathless numb itchy faint thirsty hoarse "
        "irritable sluggish clammy wobbly sleepless",
        "grapefruit liquorice garlic ginger spinach pomegranate yoghurt coffee cabbage turmeric soya cheese walnuts "
        "beetroot chocolate cranberries honey herring oats",
        "swimming rowing hiking yoga cycling fencing judo tennis climbing skating archery dancing sailing badminton "
        "running boxing curling riding bowling",
        "January February March April June July August September October November December Easter Christmas Ramadan "
        "Lent spring summer autumn winter",
    )
)
_TITLE = "May I take {1} together with {0}?"
_QUESTION = (
    "Good evening. For some years I have been treated with {0} because of {2}, and my new pharmacist has now handed me "
    "{1} as well without telling me whether the two may be taken on the same day. I work as a {3}, so I can not simply "
    "lie down when I feel {4}, and I would rather ask before I begin. My liver and kidney values were in order when "
    "they were last checked in {7}, I do not smoke, and apart from {5} I eat whatever the canteen has to offer. May I "
    "go on with my {6} in the meantime? Thank you for your time."
)
_ANSWER = (
    "Thank you for asking before taking anything. The two can be combined in most adults as long as the kidneys work "
    "well and the dose is raised slowly, and this is what the guidance says as well. Please start with the lowest dose "
    "in the evening, keep a gap of at least two hours between the tablets, and write down your blood pressure and your "
    "pulse for the first fourteen days.\n\nSome people feel unwell during the first week; it passes by itself when the "
    "dose is left alone, and it is no reason to stop {0} from one day to the next. With {5} and with alcohol the "
    "amount in the blood can rise, so leave both out until the values have been checked again. Have the blood count, "
    "sodium, potassium and creatinine measured after a fortnight and once more three months later. Your {6} may go on "
    "at an easy pace. Should a rash, shortness of breath, dark urine or a swollen tongue appear, stop at once and go "
    "to the nearest emergency department with both packages in your hand.\n\nYour own doctor knows your case better "
    "than anybody who reads a few lines, so please show this answer at the next visit and decide together."
)


def template_texts(number: int) -> tuple[str, str, str]:
    """Title, question and answer of one of `crawler.demo.variety.VARIETIES` pages inside the template.

    Any two agree in at most two of the eight words that are theirs.

    >>> template_texts(3)[0], template_texts(400)[0]
    ('May I take naproxen together with bisoprolol?', 'May I take codeine together with levothyroxine?')
    """
    own = [words[pick] for words, pick in zip(SLOTS, choices(number, len(SLOTS)), strict=True)]
    return _TITLE.format(*own), _QUESTION.format(*own), _ANSWER.format(*own)
