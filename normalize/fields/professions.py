"""The professions of those who answer, told at the end of a line such as "Fort Myers Facial Plastic Surgeon".

And what stands beside them: a name ("Mora Lind, pharmacist") or a place ("Leeds, UK").
"""

from __future__ import annotations

import re

_HEADS = {
    "surgery": "surgeon, neurosurgeon, microsurgeon",
    "medicine": (
        "physician, doctor, internist, hospitalist, intensivist, generalist, general practitioner, gp, "
        "pediatrician, paediatrician, geriatrician, obstetrician, ob-gyn, ob/gyn, obgyn, psychiatrist, "
        "podiatrist, physiatrist, phlebologist, ent, otolaryngologist, otorhinolaryngologist, allergist, "
        "immunologist, anesthesiologist, anaesthetist, anesthetist, cardiologist, dermatologist, "
        "dermatopathologist, endocrinologist, gastroenterologist, geneticist, gynecologist, gynaecologist, "
        "urogynecologist, hematologist, haematologist, hepatologist, neonatologist, nephrologist, neurologist, "
        "oncologist, ophthalmologist, pathologist, pulmonologist, radiologist, rheumatologist, toxicologist, "
        "traumatologist, urologist, trichologist, andrologist, proctologist, venereologist, epidemiologist, "
        "osteopath, neuroradiologist, stomatologist, orthopedist, orthopaedist, orthopod, neuro-ophthalmologist, "
        "neurotologist, otologist, laryngologist, rhinologist"
    ),
    "teeth": (
        "dentist, orthodontist, prosthodontist, periodontist, endodontist, pedodontist, implantologist, dental "
        "hygienist, dental therapist, denturist"
    ),
    "eyes, ears, mind, movement": (
        "optometrist, optician, audiologist, psychologist, psychotherapist, neuropsychologist, counselor, "
        "counsellor, physical therapist, physiotherapist, occupational therapist, speech therapist, "
        "speech-language pathologist, massage therapist, chiropractor, acupuncturist, naturopath, homeopath, "
        "naturopathic doctor, athletic trainer, kinesiologist, genetic counselor, health coach"
    ),
    "nursing and care": (
        "nurse, registered nurse, nurse practitioner, nurse injector, nurse midwife, nurse anesthetist, midwife, "
        "physician assistant, physician associate, medical assistant, dietitian, dietician, nutritionist, "
        "pharmacist, paramedic, certified nurse midwife, certified registered nurse anesthetist, advanced practice "
        "registered nurse"
    ),
    "appearance": (
        "aesthetician, esthetician, electrologist, cosmetologist, micropigmentologist, laser technician, tattoo "
        "artist, permanent makeup artist, makeup artist"
    ),
}
"""What a profession ends with."""
_GENERAL_HEADS = {
    "any field": "specialist, therapist, consultant, practitioner, provider, clinician, injector, technician, expert"
}
"""What tells a profession only with a qualifier before it: "Vein Specialist", never "Aura Specialist"."""
_QUALIFIERS = {
    "surgical": (
        "plastic, cosmetic, aesthetic, esthetic, reconstructive, facial, oculofacial, oculoplastic, craniofacial, "
        "maxillofacial, oral, general, bariatric, vascular, endovascular, cardiovascular, cardiothoracic, "
        "thoracic, cardiac, orthopedic, orthopaedic, spine, spinal, hand, hand and wrist, foot and ankle, "
        "podiatric, head and neck, colorectal, colon and rectal, trauma, transplant, breast, hernia, "
        "laparoscopic, robotic, minimally invasive, neurological, neuro, pediatric, paediatric, weight loss, "
        "obesity, hair restoration, hair transplant, hair, mohs, micrographic, dermatologic, dermatological, "
        "dermatology, ophthalmic, cataract, refractive, lasik, retina, retinal, cornea, glaucoma, strabismus, "
        "eye, eyelid, otologic, skull base, peripheral nerve, sinus, joint replacement, dental, implant, gender"
    ),
    "medical": (
        "medical, clinical, interventional, family, family medicine, primary care, emergency, emergency medicine, "
        "internal medicine, sports medicine, sports, critical care, pain, pain management, pain medicine, "
        "palliative care, sleep, sleep medicine, addiction, addiction medicine, preventive medicine, "
        "occupational, occupational medicine, regenerative medicine, anti-aging, functional medicine, "
        "integrative, integrative medicine, holistic, wellness, rehabilitation, physical medicine and "
        "rehabilitation, reproductive, fertility, reproductive endocrinology, women's health, men's health, "
        "maternal-fetal medicine, vein, wound care, laser, skin, skin care, skincare, body, infectious disease, "
        "allergy, asthma, nuclear medicine, radiation, gynecologic, adolescent, child, geriatric, adult, "
        "neonatal, behavioral, mental health, licensed, master, advanced practice, acute care, psychiatric, "
        "diabetes, thyroid, tattoo removal, permanent makeup, hair loss, ear nose and throat, ear nose throat, "
        "ent, ob/gyn, ob-gyn, obesity medicine, weight management, hyperbaric, osteopathic, naturopathic, "
        "homeopathic, consultant, senior, vascular medicine, hospital, lymphedema, genetic, speech, respiratory, "
        "wound, sexual, sex, marriage"
    ),
}
"""What may stand before it, any number of times."""
_JOINED = {"and", "&", "/", "-", "+"}
_STANDING = re.compile(
    r"(?:American )?(?:Double |Triple |Dual )?Board[- ](?:Certified|Eligible)(?: and Fellowship[- ]Trained)?|"
    r"(?:Fellowship|Harvard)[- ]Trained|Verified",
    re.IGNORECASE,
)
_REGIONS = {
    "countries": (
        "uk, u.k., united kingdom, great britain, england, scotland, wales, northern ireland, ireland, usa, u.s.a., "
        "us, u.s., united states, canada, australia, new zealand, south africa, india, pakistan, bangladesh, "
        "sri lanka, nepal, nigeria, kenya, ghana, egypt, israel, turkey, uae, united arab emirates, saudi arabia, "
        "germany, austria, switzerland, france, belgium, netherlands, the netherlands, denmark, sweden, norway, "
        "finland, iceland, poland, spain, portugal, italy, greece, malta, cyprus, romania, hungary, czech republic, "
        "brazil, mexico, argentina, colombia, chile, china, taiwan, hong kong, japan, south korea, singapore, "
        "malaysia, thailand, indonesia, philippines, vietnam"
    ),
    "states and provinces": (
        "AL, AK, AZ, AR, CA, CO, CT, DE, FL, GA, HI, ID, IL, IN, IA, KS, KY, LA, ME, MI, MN, MS, MO, MT, NE, NV, NH, "
        "NJ, NM, NY, NC, ND, OH, OK, OR, RI, SC, SD, TN, TX, UT, VT, VA, WA, WV, WI, WY, ON, QC, BC, AB, NSW, VIC, QLD"
    ),
}
"""What a place ends with behind a comma; countries in any case. MD, PA, MA and DC are degrees, too, and left out."""
_COUNTRIES, _STATES = (frozenset(row.split(", ")) for row in _REGIONS.values())
_TOWN = re.compile(r"[A-Z][\w.'\u2019-]{1,24}+(?: (?:[A-Z][\w.'\u2019-]{0,24}+|of|on|upon|de|le|la)){0,4}+")
_NO_TOWN = re.compile(
    r"\b(?:members?|moderators?|admin\w*|contributors?|verified|certified|doctors?|experts?|users?|guests?|staff|author"
    r"|poster|veteran|newbie|novice|regular|legend|hero|guru|master|junior|senior|online|offline|follow\w*|repl\w+"
    r"|messages?|contact|view|profile|website|more|edited|answer\w*|post\w*|active|top|best|gold|silver|bronze|level"
    r"|thread|starter|op|book|appointments?|accepting|patients?|private|retired|student|cent(?:er|re)|hospital"
    r"|university|institute|college|school|department|health|group|associates|\w*(?:olog|surg|medic|dent|therap|iatr"
    r"|clinic|special|practi|nurs)\w*)\b|\d",
    re.IGNORECASE,
)
"""Ranks, buttons, houses and trades."""
_NAME = re.compile(r"[^\W\d_a-z][\w.'\u2019-]{0,24}+")
_LONGEST_NAME = 6
"""In words, with titles and degrees."""
_PARTED = (",", "-", "\u2013", "\u2014", "|", "·", "•")
_BEFORE_PLACE = re.compile(r"^(?P<specialty>[^,\n]{2,80}?)(?:,| in | - | [|·•] )\s?(?P<place>[^\n]{2,80})$")


def _phrases(table: dict[str, str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for row in table.values() for phrase in row.split(","))


_HEAD_PHRASES = _phrases(_HEADS)
_GENERAL_PHRASES = _phrases(_GENERAL_HEADS)
_QUALIFIER_PHRASES = _phrases(_QUALIFIERS)
_CALLED_BY = _HEAD_PHRASES | {("therapist",), ("consultant",)}
_CALLED_BY_ONE_NAME = frozenset({"nurse", "midwife"})
_LONGEST = max(len(phrase) for phrase in _HEAD_PHRASES | _QUALIFIER_PHRASES)
_LAST_WORDS = {
    phrases: frozenset(phrase[-1] for phrase in phrases)
    for phrases in (_HEAD_PHRASES, _GENERAL_PHRASES, _QUALIFIER_PHRASES)
}


def split_profession(line: str) -> tuple[str | None, str] | None:
    """Part a line into locality and specialty: the longest known profession that it ends (or begins) with.

    A standing such as "Board Certified" is neither. None where the line names no profession that is known.

    >>> split_profession("Salt Lake City Board Certified Oral and Maxillofacial Surgeon")
    ('Salt Lake City', 'Oral and Maxillofacial Surgeon')
    >>> split_profession("Vein Specialist in Cork"), split_profession("Top Contributor")
    (('Cork', 'Vein Specialist'), None)
    """
    words = line.split()
    start = _profession_start(words)
    if start < len(words):
        return _place(words[:start]), " ".join(words[start:])
    turned = _BEFORE_PLACE.match(" ".join(words))
    if turned:
        specialty = turned["specialty"].split()
        start = _profession_start(specialty)
        if start < len(specialty) and _place(specialty[:start]) is None:
            return turned["place"].strip(), " ".join(specialty[start:])
    return None


def split_named_profession(line: str) -> tuple[str, str] | None:
    """Part "Mora Lind, pharmacist" into name and specialty: by a comma, a dash or brackets, at the longest profession.

    Or "Nurse Mora Lind", which begins with the profession. Small words before it are its own: "retired nurse". None
    where nothing parts the two ("Boise Dentist"), or where what stands before is a place or a profession. A town alone
    can't be told from a name.

    >>> split_named_profession("Mora Lind (nurse)"), split_named_profession("Mora - retired nurse")
    (('Mora Lind', 'nurse'), ('Mora', 'retired nurse'))
    >>> split_named_profession("Reno Ear, Nose and Throat Surgeon"), split_named_profession("Leeds, UK - Dentist")
    (None, None)
    >>> split_named_profession("Nurse Practitioner Jo Lee"), split_named_profession("Nurse Practitioner")
    (('Jo Lee', 'Nurse Practitioner'), None)
    """
    words = line.split()
    start = _profession_start(words)
    if start == len(words):
        return _behind_profession(words)
    while start and not _is_parted(words, start) and words[start - 1].lstrip("(")[:1].islower():
        start -= 1
    if not start or start > _LONGEST_NAME + 1 or not _is_parted(words, start):
        return None
    name = " ".join(words[:start]).rstrip(" ,|·•\u2013\u2014-")
    if _place(words[:start]) is None or not any(map(str.isalpha, name)) or is_place(name) or split_profession(name):
        return None
    return name, " ".join(words[start:]).strip("()")


def _behind_profession(words: list[str]) -> tuple[str, str] | None:
    """Part a profession from the name behind it: two words or more with capitals, behind a nurse's one is enough."""
    plain = [word.casefold() for word in words[:_LONGEST]]
    end = next((at for at in range(len(plain), 0, -1) if tuple(plain[:at]) in _CALLED_BY), 0)
    name = words[end:]
    fewest = 1 if plain[:1] and plain[0] in _CALLED_BY_ONE_NAME else 2
    if not end or not fewest <= len(name) <= _LONGEST_NAME or not all(map(_NAME.fullmatch, name)):
        return None
    told = " ".join(name)
    return None if _NO_TOWN.search(told) or is_place(told) else (told, " ".join(words[:end]))


def _is_parted(words: list[str], start: int) -> bool:
    return words[start - 1].endswith(_PARTED) or words[start].startswith("(")


def is_place(line: str) -> bool:
    """Tell a town with its country or its state behind a comma.

    >>> [is_place(line) for line in ("Leeds, UK", "St. Paul, MN", "Hull", "Ida Voss, MD", "Foot, Ankle")]
    [True, True, False, False, False]
    """
    town, _, region = line.rpartition(",")
    region = region.strip()
    if region.casefold() not in _COUNTRIES and region not in _STATES:
        return False
    return all(may_be_town(part.strip()) for part in town.split(",", 3))


def may_be_town(line: str) -> bool:
    """Whether a line that stands where a place is expected can be one; names of people can, too.

    >>> [may_be_town(line) for line in ("Hull", "Stoke-on-Trent", "Senior Member", "Boise Medical Center", "hello")]
    [True, True, False, False, False]
    """
    return _TOWN.fullmatch(line) is not None and _NO_TOWN.search(line) is None


def _profession_start(words: list[str]) -> int:
    """Where the profession begins that the words end with; their number where they end with none."""
    plain = [word.casefold().replace("\u2019", "'").strip(",.()") for word in words]
    start = _phrase_start(plain, len(plain), _HEAD_PHRASES)
    general = _phrase_start(plain, len(plain), _GENERAL_PHRASES)
    if start == len(plain) and _phrase_start(plain, general, _QUALIFIER_PHRASES) < general:
        start = general
    while start < len(plain):
        end = start - 1 if start and words[start - 1].casefold() in _JOINED else start
        qualified = _phrase_start(plain, end, _QUALIFIER_PHRASES)
        if qualified == end:
            qualified = _phrase_start(plain, end, _HEAD_PHRASES)
        if qualified == end:
            break
        start = qualified
    return start


def _phrase_start(plain: list[str], end: int, phrases: frozenset[tuple[str, ...]]) -> int:
    if end and plain[end - 1] not in _LAST_WORDS[phrases]:
        return end
    for length in range(min(_LONGEST, end), 0, -1):
        if tuple(plain[end - length : end]) in phrases:
            return end - length
    return end


def _place(words: list[str]) -> str | None:
    return _STANDING.sub("", " ".join(words)).strip(" ,-|·•") or None
