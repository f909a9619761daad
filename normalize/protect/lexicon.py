"""Words that look like names and are none, and names that are words as well, all in lower case."""

from __future__ import annotations

from functools import lru_cache

from normalize.protect.first_names import is_first_name
from normalize.protect.listed import listed_prose

_COMMON_WORDS = """
god ice heat massage stretching
a an the i me my mine you your yours he him his she her hers it its we us our they them their this that these those and
or but if so as at by for from in into of off on out over to under up with without is am are was were be been being do
does did done has have had can could may might must shall should will would not no yes all any both each every few many
more most much other some such than then there here when where which who whom whose why how what what's it's i'm i've
i'd that's there's please thank thanks sorry welcome good great nice kind best better well bad worse worst happy sad
worried scared tired confused concerned anxious desperate frustrated curious hopeful helpless nervous unhappy lost
hurting pain painful sick ill healthy anonymous anon guest user member patient patients poster visitor reader asker
sender client customer questioner inquirer unknown nobody someone somebody anyone everyone everybody friend friends
colleague colleagues dear darling love honey sweetie folks guys guy girls girl boy boys lady ladies gentleman gentlemen
man men woman women sir madam ma'am miss mister mr mrs ms mother father mum mom mommy mummy dad daddy parent parents
sister brother son daughter wife husband aunt uncle grandma grandpa granny baby child kid kids teen teenager student
teacher nurse doctor doctors dr doc prof professor director klinik klinikum centre center institute medical pharmacy
university practice physician surgeon dentist specialist team staff clinic hospital panel community forum group site
admin moderator editor family sufferer survivor mama papa netizen internet reply question questions answer answers
january february march april may june july august september october november december monday tuesday wednesday thursday
friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun today tomorrow
yesterday morning afternoon evening night spring summer autumn fall winter day week month year time again also very
really just only still first second third last next new old young big small little long short hot cold high low left
right front back red blue green white black brown grey gray pink purple orange yellow gold silver star sky sun moon
rain snow storm ocean river mountain forest flower tree bird cat dog bear fox wolf lion tiger bunny angel devil ghost
hero king queen prince princess fairy magic dream heart soul mind body head face eye eyes ear nose mouth tooth teeth
lip chin neck throat shoulder arm elbow hand finger thumb wrist chest breast breasts back spine stomach belly tummy hip
hips leg knee ankle foot feet toe toes heel skin hair nail bone muscle nerve brain blood liver kidney lung bladder
bowel womb thyroid surgery operation botox filler lift tuck implant implants scar acne rash allergy asthma cancer tumor
tumour diabetes flu cough fever headache migraine stroke anemia autism vertigo dizzy dizziness itchy allergic diabetic
pilot driver gardener cyclist climber sailor engineer biker hiker skater worrier tinnitus lupus gout sciatica bunion
pregnant overweight smoker runner athlete dancer swimmer vegan nice chronic acute normal mild severe swelling bruising
bleeding infection inflammation treatment therapy medicine medication tablet pill cream laser mri ct ecg ekg usa uk
hello hi hey hiya howdy hola aloha namaste bonjour bonsoir ciao shalom
newbie coffee tea cookie banana mango lemon crooked broke lopsided greetings
regards sincerely cheers yours truly faithfully wishes luck hope faith joy grace mercy
patience charity victory harmony destiny serenity trinity melody liberty justice honor honour will mark bill pat sue
art dawn chase drew grant jack rob ray gene frank ernest christian dean rich miles major rusty sandy stormy sunny misty
rose lily ivy violet ruby amber olive ginger basil sage rosemary heather hazel daisy poppy jasmine iris fern holly
coral pearl jade crystal penny robin skip peg chuck nick jay jet ace duke earl baron buck cliff
dale glen heath lance lane pierce reed rock rod stone ward wade woods young page brook brooke forest hunter mason
taylor cooper parker carter tyler turner porter piper paris london sydney austin dallas houston chelsea florence
virginia georgia carolina dakota savannah asia india china africa america england florida texas boston chicago berlin
tampa taipei taiwan american asian african european hispanic latina latino caucasian indian chinese taiwanese japanese
korean filipino filipina vietnamese mexican british irish german french italian spanish russian polish arab jewish
muslim hindu catholic white black mixed male female single married divorced widowed vegetarian retired unemployed
what's let see since after before because although however while during your take try use avoid get go come make keep
look most many usually generally typically currently recently unfortunately fortunately yes overall based regarding
according depending given despite both either neither another thanks hoping looking waiting note ps update edit added
follow al mo li na he ne si ti co ni cu zn se br kr ag au hg pb ra de la el ed ok pm id lol omg btw asap fyi
"""
_PLACE_WORDS = """
infirmary general memorial health healthcare royal mount sinai mayo cleveland hopkins kaiser county city hills beach
springs valley island lake fort port north south east west northern southern eastern western los las san santa angeles
vegas miami seattle denver atlanta portland detroit minneapolis cincinnati pittsburgh baltimore memphis
nashville sacramento tucson albuquerque honolulu anchorage boise tulsa omaha wichita toronto vancouver montreal calgary
edmonton ottawa winnipeg quebec halifax manchester birmingham leeds liverpool glasgow edinburgh bristol cardiff belfast
sheffield newcastle nottingham dublin galway limerick melbourne brisbane perth canberra auckland wellington
christchurch johannesburg durban pretoria nairobi lagos accra cairo dubai doha riyadh jeddah delhi mumbai bangalore
bengaluru chennai kolkata hyderabad pune karachi lahore islamabad dhaka colombo kathmandu singapore bangkok manila
jakarta hanoi saigon seoul tokyo osaka kyoto beijing shanghai taichung kaohsiung tainan hsinchu taoyuan munich hamburg
cologne frankfurt stuttgart zurich geneva brussels amsterdam rotterdam copenhagen stockholm oslo helsinki warsaw prague
budapest bucharest athens istanbul ankara madrid barcelona valencia seville lisbon porto rome naples turin venice
lyon marseille kansas pennsylvania massachusetts connecticut maryland delaware hawaii alaska oregon california arizona
nevada utah colorado wyoming montana idaho oklahoma nebraska iowa missouri arkansas louisiana mississippi alabama
tennessee kentucky ohio indiana illinois michigan wisconsin minnesota vermont maine hampshire jersey york scotland
wales ireland canada australia germany france spain italy netherlands belgium switzerland austria poland sweden norway
denmark finland greece turkey russia ukraine pakistan bangladesh nepal indonesia malaysia thailand vietnam philippines
brazil argentina colombia chile peru nigeria ghana egypt morocco iran iraq harley street avenue road ward department
surgery center associates group plastic cosmetic aesthetics aesthetic dental dermatology cardiology neurology
rheumatology oncology radiology urology gynecology orthopedics pediatrics psychiatry ii iii iv vi vii medicare medicaid
nhs insurance
"""
_SENTENCE_WORDS = """
additionally however therefore otherwise afterwards meanwhile furthermore moreover nevertheless nonetheless perhaps
instead sometimes indeed once absolutely certainly definitely honestly frankly sure okay exactly correct true false
wrong right thirst hunger fatigue fluid fat genetics sun aging age ageing skin smoking alcohol salt water diet exercise
weight rest sleep stress anxiety pressure numbness hydration massage compression garment garments drains drain sutures
stitches steroids antibiotics antibiotic vitamin vitamins iron zinc calcium protein sugar lipids cholesterol thermage
ulthera ultherapy coolsculpting thermitight smartlipo lipo liposuction rhinoplasty facelift augmentation reduction
revision reconstruction volume fillers hyaluronic collagen silicone saline mentor allergan sientra natrelle motiva
siltex augmentin amoxicillin prednisone prednisolone ibuprofen paracetamol aspirin insulin warfarin heparin lisinopril
losartan naproxen diclofenac tramadol morphine codeine lithium melatonin ketamine caffeine nicotine cannabis marijuana
estrogen testosterone progesterone hormones hormone period periods menopause fertility ovulation spotting discharge
bleeding nausea vomiting diarrhea constipation bloating gas reflux ulcer ulcers stones stone hernia fracture sprain
strain tear tears ligament tendon joint joints cartilage disc discs nerves arteries veins vein artery valve valves
rhythm palpitations arrhythmia angina ultrasound xray x-ray endoscopy colonoscopy biopsy labs lab bloods urine stool
culture cultures titer titers vaccine vaccines vaccination booster covid influenza measles mumps rubella shingles
herpes hpv hiv hepatitis malaria dengue typhoid tuberculosis parasites worms fungus yeast bacteria virus viruses eczema
psoriasis rosacea melasma hyperpigmentation hives wart warts mole moles cyst cysts lump lumps bumps node nodes nodule
nodules options option choice choices results result recovery healing consultation consult appointment emergency
options cost costs price prices pricing financing payment coverage bill billing money photos photo pictures picture
images image examination exam evaluation diagnosis prognosis risk risks complication complications consent anesthesia
anaesthesia sedation surgeons anyone none neither nothing something everything anything desperate stuck clueless
devastated upset annoyed disappointed depressed miserable panicking freaked googling ocd adhd ibs ptsd pcos copd gerd
type spelled listed private withheld hidden kindly anyways anyway ahead alot waiting hoping feeling healing having
taking getting going using losing lasting resting fasting dieting during timing biting sitting cutting letting putting
meeting eating dating pumping dripping sleeping keeping popping ripping wiping coping helping jumping saying buying
laying paying playing staying trying crying flying drying dying lying tying bunch much heaps kinda sorry pls please plz
ultimately essentially basically whether unless until till whenever wherever whichever whoever assuming provided given
"""
"""Words of prose; where one of them is somebody's name too, only its place can tell."""

_WORDS_LIKE_NAMES = """
fang gang wing kit ace cord dove lark opal paw pepper raven roe rune rush candida aura candy cherry flora nova terra
senna
myrtle lavender laurel dahlia magnolia kale valentine willow hang related faq spa
abb abc amon anderson atlas athena beat blas bo bode bradford brent carry cam colon comfort cash conn dax diamond dom
echo ever fancy faith fleet flint fisher gay golden handy harm hermes hilbert hill innocent jones judge kane kelvin
kitty kick king knight lark lemma levy lex lot lucky mac magna max marshal meg mini minor monte newton octave om pascal
pol polly prince princess reason rice ridge rich roman sem shade shy sid simpson sina sine sol sole sunshine tad tan
theta tiny toy trace una unique val valid van viking walker weber worth yoga zen genesis nature precious blessing
testimony success moses prosper goodness favour favor promise gift glory heaven happiness sincere royalty
august april may june july tuesday easter christmas noel sugar honey cinnamon clementine cherry berry apple olive
janvier mars avril mai juin juillet enero abril mayo junio julio agosto januar marz juni juli maj avg okt
grade stage type level class phase tks thx thnx thanx thankyou thanku tq tnx ty po ji hallux admitted g'day gruß grüße
viele liebe mfg cha tam tue nan pan sun sung song long hung dung phat dat bao ho
ann's co ltd inc eve era ora aura vita viva visa lipo tummy boob boobs nil nan soy suis bin ha ho ha haha lol oh ah
botulinum toxin gyn gyno derm cardio neuro ortho peds onc
"""
"""Words, names of houses, firms and days, that are a first name somewhere."""

_BRANDS = (
    """
yasmin yaz alli allegra lyrica viagra cialis alesse levora estelle diane marvelon mercilon camila errin jolivette nora
ella natazia beyaz kariva aviane lessina lutera seasonique mirena skyla kyleena liletta celeste apri juliette ava
angeliq evra zoely cerazette loette femodene gynera belara valette jasmine jeanine yasminelle larissia vienva hailey
larin junel nikki syeda zarah tarina lyza emoquette portia marlissa philith dasetta mili wera nylia lillow ayuna
falmina delyla luizza stelara humira enbrel prolia evista aleve motrin advil tylenol bayer ritalin restylane juvederm
radiesse sculptra kybella dysport xeomin bellafill belotero latisse botox ambien lunesta xanax zoloft prozac paxil
lexapro celexa cymbalta effexor wellbutrin abilify adderall concerta strattera valium ativan klonopin synthroid lipitor
crestor zocor nexium prilosec zantac pepcid claritin zyrtec benadryl flonase singulair advair ventolin lantus januvia
metformin victoza ozempic wegovy trulicity plavix coumadin eliquis xarelto norvasc diovan cozaar accutane retin-a
differin arimidex femara tamoxifen keppra topamax neurontin lamictal depakote tegretol imitrex maxalt depo
"""
    """
parkinson alzheimer crohn hashimoto bell down graves addison cushing marfan turner barrett raynaud tourette wilson
huntington hodgkin paget baker colles murphy kegel sjogren meniere hirschsprung klinefelter edwards patau asperger
behcet kawasaki lyme ebola zika norwood ludwig fitzpatrick glasgow apgar pap valsalva romberg babinski phalen tinel
clark lynch gleason ewing breslow lachman mcmurray epley dix hallpike achilles eustachian bartholin cowper skene
montgomery fallopian douglas langerhans
purkinje golgi schwann mohs lasik dexa doppler holter foley
"""
)
"""Medicines, devices and eponyms that are somebody's name as well, or read like one."""

_NAMES_TOO = """
hope faith joy grace mercy patience harmony melody rose lily ivy violet ruby amber olive ginger basil rosemary heather
hazel daisy poppy iris fern holly coral pearl jade gemma crystal penny carol robin chuck bob nick josh jack rob ray
gene frank ernest christian dean miles summer dawn chase drew grant sue pat dale glen lance reed mason taylor cooper
parker carter tyler turner brooke chelsea florence virginia georgia carolina sydney austin savannah bill mark will
angel sandy sunny star mona ann barrett wilson carolina faith autumn rich max meg polly
sid val walker kitty jones anderson simpson monte roman moses precious blessing diamond cherry clementine noel
raven flora willow dahlia candy kit valentine laurel
carol chelsea pearl hazel holly diane celeste drew juliette estelle jasmine bo cam athena brent kane tad
"""
"""Words of prose that a capital in mid-sentence tells to be names."""

_PLACES = """
victoria florence virginia georgia carolina sydney austin savannah chelsea jordan india china paris london brooklyn
madison charlotte jackson lincoln houston dallas orlando phoenix regina adelaide alberta vienna verona sienna asia
kenya israel chad santiago lourdes odessa dakota boston berlin dallas cork york kent lancaster
"""

BRANDS = frozenset(_BRANDS.split())
NAMES_TOO = frozenset(_NAMES_TOO.split())
COMMON_WORDS = (
    frozenset(_COMMON_WORDS.split())
    | frozenset(_PLACE_WORDS.split())
    | frozenset(_SENTENCE_WORDS.split())
    | frozenset(_WORDS_LIKE_NAMES.split())
    | listed_prose()
    | BRANDS
)
PLACES = frozenset(_PLACES.split())
_LONGEST_KNOWN = 48
_MEDICAL_ENDINGS = (
    "itis", "osis", "emia", "aemia", "oma", "algia", "pathy", "plasty", "ectomy", "ology", "uria", "plegia", "dynia",
    "scopy", "ness", "less", "tion", "ment", "ity", "ally", "ously", "ately", "ently", "antly", "fully",
    "lessly", "icine", "therapy", "pril", "sartan", "olol", "statin", "mycin", "cillin", "azole", "pine",
)  # fmt: skip


def is_word(name: str) -> bool:
    """Tell whether a word, whatever its case, may be a word of prose: only where it stands can make it a name.

    >>> is_word("May"), is_word("Worried"), is_word("Arthritis"), is_word("Yasmin"), is_word("Nia")
    (True, True, True, True, False)
    """
    return _known(name) if len(name) < _LONGEST_KNOWN else _may_be_prose(name)


def _may_be_prose(name: str) -> bool:
    plain = name.strip(".'\u2019-").lower()
    if plain in COMMON_WORDS or len(plain) < 2:
        return True
    return len(plain) > 5 and plain.endswith(_MEDICAL_ENDINGS) and not is_first_name(plain)


_known = lru_cache(maxsize=1 << 14)(_may_be_prose)  # about 2 MB, as long as the words are short
