"""The pieces that postal addresses of all countries are made of, as patterns."""

from __future__ import annotations

import re

_UPPER = r"[^\W\d_a-z\u00df-\u00f6\u00f8-\u00ff\u3040-\u9fff]"
CAPITAL = (
    r"(?:(?:No|St|Rd|Ave|Dist|Sec|Ln|Aly|Opp|Blvd|Col|Mt|Ft|Ste|Hwy|[A-Z])\.|"
    rf"{_UPPER}(?:[\w'\u2019-]|\.(?=[\w])){{0,30}}+)"
)
PARTICLE = r"(?:de|du|des|la|le|les|da|das|do|dos|del|di|della|dei|degli|van|von|der|den|upon|on|of|and|the|in|y|e)"
UNIT_NAME = (
    r"(?:Apt|Apartment|Suite|Ste|Unit|Flat|Room|Rm|Bldg|Building|Floor|Level|Lvl|Lot|Shop|Block|Blk|Villa|House|"
    r"apt|suite|unit|flat)\b\.?"
)
FLOOR = r"(?:\d{1,3}(?:st|nd|rd|th)?[ ]?(?:F\b\.?(?:-\d{1,2})?|Fl\b\.?|Floor|/F)|\d{1,2}F-\d{1,2})"
_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|"
    "OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|ON|QC|BC|AB|MB|SK|NS|NB|NL|NSW|VIC|QLD|ACT|TAS|SA|NT|"
    "Alabama|Alaska|Arizona|California|Colorado|Florida|Georgia|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Maine|"
    "Maryland|Michigan|Minnesota|Missouri|Montana|Nebraska|Nevada|New York|Ohio|Oklahoma|Ontario|Oregon|Tennessee|"
    "Texas|Utah|Vermont|Virginia|Washington|Wisconsin"
)
POSTCODE_WITH_LETTERS = (
    r"(?:[A-Z]{1,2}\d[A-Z\d]?[ ]?\d[ABD-HJLNP-UW-Z]{2}|[A-CEGHJ-NPR-TVXY]\d[A-Z][ -]?\d[A-Z]\d|"
    r"[AC-FHKNPRTV-Y]\d[\dW][ ]?(?=[A-Z\d]{0,3}\d)(?=\d{0,3}[A-Z])[\dAC-FHKNPRTV-Y]{4})(?!\w)"
)
"""Of the United Kingdom, Canada and Ireland."""
_NO_QUANTITY = (
    r"(?![\w%\u00b0\u20ac$]|[./:,-]\d|[ ]?(?:%|\u00b0|mg|mcg|ml|g|kg|mm|cm|cc|iu|units?|u/l|iu/l|ng|pg|mmol|hz"
    r"|bpm|kcal|"
    r"days?|weeks?|months?|years?|yrs?|hours?|hrs?|x|times|times|pounds|lbs?|dollars|usd)(?!\w))"
)
_FIGURES = (
    r"(?:\d{5}-\d{3,4}|\d{3}-\d{4}|\d{2}-\d{3}|\d{3}[ ]\d{2}(?!\d)|[1-9]\d{2}[ ]\d{3}|\d{4}[ ][A-Z]{2}(?!\w)|\d{5,6}"
    rf"|(?<=[ ](?:VIC|NSW|QLD|ACT|TAS)[ ])\d{{4}}|(?<=[ ](?:WA|SA|NT)[ ])\d{{4}}|\d{{4}}(?=[ ]{CAPITAL})|(?!19"
    rf"|20)\d{{4}})"
)
_STEP = r",?(?:[ ]|\n)(?:[-\u2013][ ])?"
_TOKEN = (
    rf"(?:{CAPITAL}|{PARTICLE}(?=[ ])|(?:No\.?[ ]|#)?\d{{1,4}}(?:st|nd|rd|th|[\u00ba\u00aa]|[A-Za-z]|/[A-Z\d]{{1,3}}|"
    r"-\d{1,4})?(?![\w.%/-]|[ ](?:mg|ml|g|mcg|iu|units?)\b))"
)
_DOOR = (
    r"(?:,?[ ](?:\d{1,2}[\u00ba\u00aa\u00b0][ ]?(?:[A-Z]\b|izq\.?|izda\.?|dcha\.?|der\.?|int\.?)?|"
    r"(?:ap|apt|apto|piso|bloco|bl|casa|int|interno|scala|esc|puerta|pta|lgh|bte|b\u00fas)\b\.?[ ]?\d{0,4}[A-Z]?\b))"
)
_UNIT = rf"(?:,?[ \n]{{1,2}}(?:{UNIT_NAME}[ ]?#?|#[ ]?)(?=\d|[A-Z]\b)[\dA-Z][\w-]{{0,5}}+|,[ ]{FLOOR}|{_DOOR})"
_CITY = r"[A-Z][\w'\u2019.-]{1,30}+(?:[ ][A-Z][\w'\u2019-]{1,30}+){0,2}?"
_TAIWAN = (
    r"(?:,?[ ](?:Sec\.|Section|Lane|Ln\.)[ ]\d{1,3}"
    r"|,?[ ][A-Z][\w'\u2019-]{1,20}+(?:[ ](?:City|District|Dist\.|County|Township))+(?:[ ]\d{3}(?:\d\d\d?)?(?!\w))?"
    r"|,?[ ](?:New[ ])?(?:Taipei|Taichung|Tainan|Kaohsiung|Hsinchu|Taoyuan|Keelung|Chiayi|Hualien)(?:[ ]City)?"
    r"(?:[ ]\d{3}(?:\d\d\d?)?(?!\w))?|,?[ ]Taiwan\b){1,5}+"
)
TAIL = (
    rf"{_UNIT}{{0,3}}+(?:(?:{_STEP}{_TOKEN}){{0,9}}?{_STEP}(?:[A-Z]{{1,2}}-)?"
    rf"(?:{POSTCODE_WITH_LETTERS}|{_FIGURES}{_NO_QUANTITY})"
    rf"(?:(?<=\d)[ ](?!Dr\b|Mr|Ms){CAPITAL}(?:[ ]{CAPITAL})?)?"
    rf"|{_TAIWAN}"
    rf"|,?[ \n]{{1,2}}(?:in[ ])?{_CITY},?[ ](?:{_STATES})\b\.?"
    rf"|,[ \n]{_CITY}(?:,[ ](?:[A-Z][\w'\u2019.-]{{1,20}}+[ ]?){{1,3}}){{0,3}}(?=[.,;:!?\n)]|$))?+"
    r"(?:,?[ ](?:USA|U\.S\.A\.|US|UK|Canada|Australia|Ireland|Taiwan|Germany|India|France|Spain|Italy|Singapore)\b)?+"
)
"""What may follow a street and its number: unit, district, town, state, and all up to a postcode."""
NUMBER = (
    r"(?<![\w.,/$\u20ac\u00a3#:%+-])(?:\d{1,4}(?:/|[ ]?[-\u2013][ ]))?\d{1,5}(?:-\d{1,4})?(?:[A-Za-z]|[ ]bis)?,?[ ]"
)
_HOUSE = (
    rf"(?:(?:{CAPITAL}[ ]){{1,3}}?(?:Cottages?|House|Villas?|Court|Lodge|Farm|Manor|Hall|Apartments|Towers?"
    rf"|Mansions?|Building|Barn|"
    r"Grange|Heights|Residency|Bungalow|Flats|Barracks|Chambers|Nursing Home|Care Home)(?=, ))"
)
IN_FRONT = rf"(?:(?<!\w)(?:{_HOUSE}|{UNIT_NAME}[ ]?#?[\dA-Z][\w-]{{0,5}}+|{FLOOR}|{UNIT_NAME}(?=[ ]\d)),?[ ]){{0,3}}"
"""Units that stand before a house's number."""
TELLING = re.compile(
    r"\b(?:address|addr|lives?|lived|living|resid(?:e|es|ing)|home|house|mail(?:ed)?|ship|send|sent|moved|moving|"
    r"deliver(?:ed|y)?|visit|stay|staying|parcel|post(?:ed)?|courier|located|place|kit|found|reach|i am|i'm|im|"
    r"adress?e|adres|direcci\u00f3n|indirizzo|anschrift|endere\u00e7o|wohne|vivo|abito|habite|wonen|woon|bor|moro|"
    r"mieszkam)\b[^.!?\n]{0,30}$",
    re.IGNORECASE,
)
"""Words before an address that tell one, at the end of what stands before."""
