# ruff: noqa: E501 - a sentence stays in one piece
"""The site's own essays under "More Info": written to a pattern, as such texts are."""

from __future__ import annotations

INTROS: tuple[str, ...] = (
    "Questions about {topic} are among the most frequent ones that reach health services, and for good reason. The symptom may be a passing nuisance, or the first hint of a condition that deserves attention.",
    "When it comes to {topic}, the range of possible explanations is wide. Knowing the usual patterns makes it easier to decide on the next step.",
    "In many people {topic} resolves without treatment; in some it does not. The overview below summarizes what is generally known, and it does not replace an individual examination.",
    "Few topics cause as much uncertainty as {topic}. A calm look at causes, warning signs and options is therefore worthwhile.",
    "Living with {topic} can affect sleep, work and mood. It is helpful to separate facts from fears.",
)
CAUSES: tuple[str, ...] = (
    "Lifestyle factors: Irregular sleep, long hours of sitting and a diet low in fibre all play a part.",
    "Medication: Common drugs, including some for blood pressure, may provoke or mask the symptom.",
    "Hormonal changes: Thyroid disease, puberty, pregnancy and menopause alter the way in which the body reacts.",
    "Infections: Viral illness can leave traces for six to eight weeks after the fever has gone.",
    "Mechanical strain: Repeated movements load the same tissue again and again.",
    "Circulation: Narrowed or widened vessels change how much oxygen arrives.",
    "Nutritional gaps: Low iron, vitamin B12 (below 200 pg/mL) or vitamin D are easy to test for.",
    "Stress: Tension rarely is the only cause, yet it amplifies nearly every other one.",
    "Inherited traits: A family history raises the odds without deciding the matter.",
    "Ageing: Tissue loses elasticity at a rate that differs from person to person.",
)
STEPS: tuple[str, ...] = (
    "Medical history: A structured talk uncovers the cause in the majority of cases.",
    "Physical examination: Ten minutes of looking, pressing and listening guide all further tests.",
    "Laboratory tests: A blood count (leukocytes 4-10 × 10³/µL), inflammation markers and sugar are a reasonable start.",
    "Imaging: Ultrasound comes first, since it is free of radiation.",
    "Exercise: Half an hour on five days of the week benefits nearly everybody.",
    "Medication: Tablets are chosen by cause, started low and reviewed after four weeks.",
    "Specialist referral: Persistent or severe symptoms should be seen by a specialist.",
    "Self-care: Warmth, regular meals and a fixed bedtime cost nothing.",
    "Follow-up: A date in the calendar prevents both neglect and endless checking.",
    "Surgery: An operation is rarely the first choice, and sometimes the best one.",
)
WARNINGS: tuple[str, ...] = (
    "Sudden onset within minutes",
    "Fever above 38.5 °C for more than three days",
    "Loss of weight without a diet",
    "Weakness or numbness on one side",
    "Pain that wakes you at night",
    "Blood where it does not belong",
)
BRIDGES: tuple[str, ...] = (
    "The department of {department} sees such cases daily, and most of them can be managed without a hospital stay.",
    "If the symptoms described above persist, it is sensible to consult {department} rather than to wait for months.",
    "Readers should note that {department} and general practice often work hand in hand here.",
    "Several of these causes may be present at once, which is why {department} teams ask about the whole day.",
)
CONCLUSIONS: tuple[str, ...] = (
    "In conclusion, {topic} is common, mostly benign and nearly always treatable once the cause is known. Seek professional advice if you are in doubt.",
    "To sum up, patience and a systematic approach lead further than a search for the one miracle cure. Your doctor is the best partner for that.",
    "All in all, the outlook is good. Early advice, realistic goals and regular follow-up make the difference.",
    "In short, take the symptom seriously without letting it rule your days, and write down what changes.",
)
CAUSE_HEADINGS: tuple[str, ...] = ("Common Causes", "Possible Causes", "What May Be Behind It", "Where It Comes From")
STEP_HEADINGS: tuple[str, ...] = ("Diagnosis and Treatment", "Treatment Options", "What Can Be Done", "Next Steps")
