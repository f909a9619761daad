"""Degrees, licences and memberships after a clinician's name, and titles before it."""

from __future__ import annotations

import re

_CREDENTIALS = {
    "degrees": "MD DO PhD DDS DMD DPM DC DVM OD AuD PharmD PsyD EdD DrPH DPT DNP DSc DMedSc DMSc ScD DrMed JD"
    " MBBS MBChB MBBCh MBBChir MB BS BCh ChB ChM BChir BAO MBBAO BDS BDSc BChD MDS MDSc MChir MCh MS MSc MA MPH MBA MPA"
    " MHA MHS MPhil MSW MEd MMed MMSc MMedSc MSN MSPT MSCP BA BSc BSN BPharm LLB LLM ADN",
    "nursing and allied": "RN LPN LVN NP CNP CNM CNS CRNA APN APRN ARNP FNP FNP-C FNP-BC ACNP ANP AGNP AGPCNP-BC"
    " ANP-BC PNP WHNP PMHNP PMHNP-BC CANS CPSN PA PA-C RPA-C PT OT OTR SLP RD RDN LD LCSW LMFT LPC RPh LAc LMT LE RDH"
    " RVT RDMS RPVI CCRN CEN OCN CPNP",
    "fellows and members": "FACS FAAD FAAP FACC FACP FACOG FACEP FACR FAACS FAAFPRS FAAOS FAAO FABCS FACD FACCP FACMS"
    " FACPM FACRO FAHA FAAN FAANA FASDS FASMBS FAAPMR FAAFP FACE FACG FAGA FASGE FACMG FAMIA FCCP FSCAI FSIR FSVS FHRS"
    " FRCP FRCPC FRCS FRCSC FRCSI FRCSEd FRCSEng FRCPath FRCOG FRCPCH FRCR FRCA FRACS FRACP FRANZCOG FRACGP FRANZCP"
    " FCPS FCS FICS FIACS FICD FACOS FACOI FAGD FADSA FISHRS ABHRS MRCP MRCS MRCGP MRCOG MRCPsych MRCPCH MRCSEd DABR"
    " DABOM DABFM DGO DCH DNB DM FEBOPRAS EBOPRAS FEBO FEBU ABPS ABFPRS MAGD FAES FASAM",
}
"""As usually printed. Two and three letters need capitals or dots: Do, Ma, Pa and Le are surnames."""

_KNOWN = {name.casefold(): name for names in _CREDENTIALS.values() for name in names.split()}
_SURNAMES = frozenset({"DO", "MA", "PA", "LE", "LI", "OD", "DC", "BA", "OT", "NP"})
_LAST = re.compile(r"(?P<parted>[,;]\s?|\s)(?P<word>[A-Za-z][A-Za-z.-]{0,14}(?:\s?\([A-Za-z. ]{1,8}\))?)[,;]?$")
_TITLE = re.compile(r"(?:Dr|Drs|Doctor|Prof|Professor|(?:Answered|Written|Reviewed) by:?)(?:\.\s?|\s)", re.IGNORECASE)
_BY = re.compile(r"(?:posted )?by(?::\s?|\s)(?=\S)", re.IGNORECASE)
_SAYS = re.compile(r"(?:\s|\A)(?:says|said|wrote|writes|replied)\s?:\Z", re.IGNORECASE)
_LONGEST_SAYING = 12
_LONGEST = 300


def split_credentials(line: str) -> tuple[str, list[str]]:
    """Part a name from what follows it, in print order and as printed; generation suffixes ("Jr.") are the name's.

    >>> split_credentials("Aiko N. Brandt, Jr., M.D., PhD, FRCS(C)")
    ('Aiko N. Brandt, Jr.', ['M.D.', 'PhD', 'FRCS(C)'])
    >>> split_credentials("Linh Do, MD"), split_credentials("LINH DO MD")
    (('Linh Do', ['MD']), ('LINH DO', ['MD']))
    """
    name = " ".join(line.split())
    suffixes: list[str] = []
    if len(name) > _LONGEST:
        return name, suffixes
    while (last := _LAST.search(name)) and _is_credential(last["word"]):
        rest = name[: last.start()]
        if not last["parted"].strip() and rest.isupper() and last["word"] in _SURNAMES and " " not in rest:
            break
        name = rest
        suffixes.insert(0, last["word"])
    return name.rstrip(",; "), suffixes


def _is_credential(word: str) -> bool:
    plain = re.sub(r"\s?\(.*\)", "", word).replace(".", "")
    usual = _KNOWN.get(plain.casefold())
    if usual is None:
        return False
    return "." in word.rstrip(".") or plain in (usual, usual.upper()) or (len(plain) > 3 and plain[0].isupper())


def without_byline(line: str) -> str:
    """Take "by" from the front of an author line, and "says:" or "wrote:" from its end.

    >>> without_byline("by Mora Lind"), without_byline("Mora Lind wrote:"), without_byline("Mora Bywater says")
    ('Mora Lind', 'Mora Lind', 'Mora Bywater says')
    """
    line = line.strip()
    if by := _BY.match(line):
        line = line[by.end() :]
    if says := _SAYS.search(line, max(0, len(line) - _LONGEST_SAYING)):
        line = line[: says.start()]
    return line.strip()


def without_title(name: str) -> str:
    """Take "Dr.", "Prof.", "Answered by" and the like from the front of a name.

    >>> without_title("Prof. Dr. Ines Alvarado"), without_title("Answered by Drew Okafor")
    ('Ines Alvarado', 'Drew Okafor')
    """
    name = name.strip()
    while title := _TITLE.match(name):
        name = name[title.end() :].strip()
    return "" if name.rstrip(".").casefold() in ("dr", "doctor", "prof", "professor") else name
