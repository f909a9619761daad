"""The words that announce the numbers of people and of records, in lower case."""

from __future__ import annotations

IDENTITY = (
    "social insurance", "health number", "health id", "nhs no", "nhs number", "tax number", "employee id",
    "student id", "insurance id", "insurance card", "national number", "national registration", "carte vitale",
    "tarjeta sanitaria", "tessera sanitaria", "documento", "abha", "philhealth", "umid", "bpjs", "nik", "ahv",
    "svnr", "inps", "ssn", "social security", "passport", "national id", "national identity", "national insurance",
    "nino", "identity card", "identity number", "id card", "id no", "id number", "id#", "id:", "emirates id",
    "resident id", "nhs", "nric", "hkid", "aadhaar", "aadhar", "pan card", "pan", "cpf", "rg", "curp", "dni", "nie",
    "pesel", "bsn", "personnummer", "cedula", "cédula", "codice fiscale", "steuer-id", "tax id", "mbi", "ghic", "ehic",
    "card no", "card number", "card id", "health card", "healthcard", "healthcare card",
    "health insurance", "nhi card", "ohip", "medicare", "medicaid",
    "va file", "versichertennummer", "versicherungsnummer", "krankenkasse", "sécurité sociale", "secu", "sécu",
    "policy", "subscriber id", "member id", "policyholder", "beneficiary id", "driver's license", "drivers license",
    "driver license", "driver's licence", "driving licence", "resident permit", "residence permit", "ic no",
    "ic number", "bank account", "credit card", "debit card", "iban", "tfn", "irn", "身分證", "身份證", "健保卡", "fin",
    "ni number", "ni no", "ppsn", "pps number", "pps no", "mykad", "voter id", "voter's id", "ration card", "sss",
    "gsis", "ktp", "cnic", "nicop", "iqama", "civil id", "qid", "personnr", "fødselsnummer", "hetu", "oib", "jmbg",
    "partita iva", "nuss", "nss", "nif", "cuit", "cuil", "rut no", "rut:", "alien number", "uscis", "green card",
    "itin", "medi-cal", "tricare", "dod id", "edipi", "sort code", "居留證",
    "護照", "护照", "社保", "医保", "健保",
    "身份", "マイナンバー", "保険", "license plate no", "licence no", "license no", "dl no", "dl#", "dl #", "cedula no",
    "rrn", "insurance number", "insurance no", "insurance #", "ahv-nr", "oasi", "krankenversicherten",
    "numéro de sécurité", "n° sécu", "n° de sécu", "nº de afiliación", "afiliación", "tarjeta", "codice sanitario",
    "cf:", "c.f.", "steuernummer", "personalausweis", "ausweis", "reisepass", "passeport", "pasaporte",
    "passaporto", "carte d'identité",
)  # fmt: skip
"""Of who somebody is; a number may follow at once."""
LOOSE_IDENTITY = (
    "insurance", "insurer", "member", "membership", "subscriber", "group", "claim", "license", "licence",
    "employee", "student", "customer", "account", "beneficiary", "plan", "nhi", "badge", "service", "sin", "tin",
    "visa", "my id", "ihi", "policyholder", "kaiser", "bcbs",
    "bcbsm", "anthem", "humana", "aetna", "cigna", "hmo", "pps", "ni", "bank", "acct",
    "routing", "enrollee", "payer",
)  # fmt: skip
"""Those that need "no.", "#", ":" or "ID" behind them, or a number that is no quantity."""
RECORD = (
    "acc#", "acc #", "acc no", "acct #", "fin #", "csn", "enc #", "pt #", "emr #", "patientennummer",
    "patienten-id", "dossiernummer", "numéro de dossier", "n° de dossier", "expediente", "病歷", "fallnr",
    "patient #", "case #", "file #", "lab #", "path #", "hospital #", "unit #", "patientnummer", "reg no",
    "reg. no", "ip no", "opd no", "op no", "cr no", "hosp id", "pt id", "pt no", "pt. no", "rec no", "clinic no",
    "clinic number", "path no", "histology no", "cytology no", "slide no", "lab no", "lab id", "exam no",
    "radiology no", "study id", "scan id", "unit number", "unit no", "fallnummer", "aktenzeichen",
    "historia clínica", "historia clinica", "prontuário", "dossier n", "nhc", "ref no", "reference no",
    "reference number", "our ref", "your ref", "case ref", "mrn", "mr#", "mr #", "medical record", "medical rec",
    "med rec", "health record", "uhid", "umr", "patient id", "patient no", "patient number", "hospital no",
    "hospital number", "hosp no", "hosp. no", "chart", "accession", "record #", "record no", "病歷號", "specimen",
    "epic id", "emr", "ehr", "urn", "ur no", "ur number", "ur:", "ur#", "ubrn", "crn", "ipd", "hospital card",
    "clinic card", "patient card", "outpatient card", "病历", "住院", "門診", "门诊",
    "カルテ", "診察券", "患者", "掛號", "挂号",
    "hosp", "nº de historia", "n.º de historia", "historia", "cartella clinica", "dossier", "rx no", "rx number",
    "rx #", "rx#", "rx:", "prescription no", "prescription number", "hospital file", "kartei", "krankenakte",
    "fall-nr", "fall nr", "journalnummer", "journal nr", "sygehus",
)  # fmt: skip
"""Of records; a number may follow at once."""
LOOSE_RECORD = (
    "case", "file", "record", "patient", "hospital", "admission", "encounter", "visit", "report", "requisition",
    "registration", "folder", "referral", "unit", "dossier", "order", "episode", "sample", "biopsy", "lab",
    "pathology", "ref", "hn", "histology", "cytology", "barcode", "booking", "appointment", "slide", "scan", "exam",
    "consult", "rx", "prescription", "invoice", "ticket", "tracking", "donor", "cycle", "complaint", "ur", "opd",
    "ipd", "ward", "request", "receipt", "confirmation", "test", "kit", "swab", "result", "med", "reg",
    "ip", "op", "er", "ed", "icu", "study", "image", "x-ray", "mri", "ct", "dna", "genetic", "blood", "tube",
    "vial", "specimen",
)  # fmt: skip
"""Those that need a mark behind them, or a number that is no quantity."""
