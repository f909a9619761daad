# ruff: noqa: E501 - a sentence stays in one piece
"""What people ask the panel about: 22 procedures with three concerns each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing to worry about: the question's title, what the asker sees, and two facts for those who answer."""

    title: str
    story: str
    facts: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Procedure:
    """A topic of the panel: its path segment, its name after "my", and which specialties answer."""

    slug: str
    name: str
    specialties: tuple[str, ...]
    concerns: tuple[Concern, ...]


FACE = ("Facial Plastic Surgeon", "Plastic Surgeon")
BODY = ("Plastic Surgeon",)
SKIN = ("Dermatologist", "Dermatologic Surgeon")
MOUTH = ("Dentist", "Orthodontist")

PROCEDURES: tuple[Procedure, ...] = (
    Procedure(
        "rhinoplasty",
        "rhinoplasty",
        FACE,
        (
            Concern(
                "Is a stiff nasal tip normal two months after rhinoplasty?",
                "The tip of my nose still feels like wood, it does not move when I smile and pressing on it leaves a dull ache between my nostrils until evening.",
                (
                    "A tip that feels wooden is the rule while the cartilage grafts settle, and it softens by degrees over a year.",
                    "Smiling pulls the base of the nose down, so a supported tip will look still long before it feels soft.",
                ),
            ),
            Concern(
                "One nostril collapses when I breathe in, do I need a revision?",
                "Every time I take a deep breath through my nose the left nostril caves in and whistles, and lifting the cheek with one finger makes the air come back at once.",
                (
                    "Relief on lifting the cheek points to the nasal valve, which alar batten grafts support well.",
                    "Nostril collapse on deep breathing rarely improves by waiting once the swelling has gone.",
                ),
            ),
            Concern(
                "Small bump on the bridge came back after the cast was removed",
                "When the cast came off the profile was straight, but since then a pea-sized bump has grown right where the old hump used to be and it is tender at night.",
                (
                    "A bump that appears after the cast is mostly callus or periosteal swelling and can be pressed gently every day.",
                    "A little triamcinolone placed at the right depth flattens a callus, provided that bone is not the cause.",
                ),
            ),
        ),
    ),
    Procedure(
        "facelift",
        "facelift",
        FACE,
        (
            Concern(
                "Earlobes pulled down since my facelift, can they be fixed?",
                "Both earlobes now run straight into my jaw as if somebody had glued them there, and my hairdresser asked me whether I had been born with them like that.",
                (
                    "The pixie ear comes from tension on the lobe and is released by a small V-Y advancement under local anaesthesia.",
                    "Lobes drop a little more as the cheek flap settles, so most of us wait six months before correcting them.",
                ),
            ),
            Concern(
                "Hard cord under the chin after neck lift, how long will it last?",
                "A firm band stands out under my chin whenever I turn to the right, it is about as thick as a pencil and the skin above it feels like cardboard.",
                (
                    "Cords under the chin are usually the healing edge of the platysma and soften with massage from week four on.",
                    "If a band is still there at six months, a few units of toxin or a small release through the old incision will treat it.",
                ),
            ),
            Concern(
                "Should I worry about the numb strip in front of my ears?",
                "From the sideburn to the corner of the jaw I feel nothing at all, my phone slides along my cheek without my noticing and hot tea on that side is a surprise.",
                (
                    "The great auricular nerve supplies the lobe and the jaw angle, and it takes up to a year to wake up.",
                    "Numb skin in front of the ear is expected wherever the flap was raised, and it shrinks from the edges inwards.",
                ),
            ),
        ),
    ),
    Procedure(
        "eyelid-surgery",
        "eyelid surgery",
        ("Oculoplastic Surgeon", "Facial Plastic Surgeon"),
        (
            Concern(
                "Lower lid pulls away from the eye after blepharoplasty",
                "My right lower lid has a gap where tears collect, the white below the iris shows in every photograph and the wind makes that eye stream down my cheek.",
                (
                    "Scleral show that appears early often answers to upward massage, taping at night and time.",
                    "A lid that snaps back slowly needs a canthopexy, because skin alone was not the reason why it dropped.",
                ),
            ),
            Concern(
                "Uneven upper eyelid creases, is touch-up surgery worth it?",
                "One crease sits at 7 mm and the other at barely 4, so with mascara on I look as if I were about to wink at everybody I meet.",
                (
                    "Swelling hides a crease, therefore the lower of two creases is not necessarily the wrong one.",
                    "Crease height can be reset in the office with two buried stitches, without taking any more skin.",
                ),
            ),
            Concern(
                "White bumps along my eyelid incision, are they stitches?",
                "Tiny white beads have lined up along the cut, five on one side and two on the other, they do not hurt and they do not wipe off with the ointment.",
                (
                    "Beads like these are milia, which form where a stitch carried skin below the surface.",
                    "Milia are opened with the tip of a fine needle, and nobody should squeeze them between two nails.",
                ),
            ),
        ),
    ),
    Procedure(
        "breast-augmentation",
        "breast augmentation",
        BODY,
        (
            Concern(
                "Implant feels higher on one side, will it drop?",
                "The right implant sits almost under my collarbone while the left one has moved down nicely, and sports bras only make the difference easier to see.",
                (
                    "The side of the dominant arm tends to drop later, because that muscle is stronger and works all day.",
                    "A strap worn above the implants guides a high one down as long as the pocket is still soft.",
                ),
            ),
            Concern(
                "Sharp zaps in the nipple after breast augmentation",
                "Out of nowhere an electric zap runs into my nipple, ten or twelve times a day, strong enough that I dropped a cup of coffee at work on Monday.",
                (
                    "Zaps are what a waking intercostal nerve feels like, and they are a good omen for sensation.",
                    "Rubbing the skin with cloths of different textures, a minute each, calms an oversensitive nipple.",
                ),
            ),
            Concern(
                "Rippling on the outer edge of my saline implants",
                "Leaning forward in the shower I can count four folds at the outer edge of my breast, and lying on my side I can feel the corner of something with my thumb.",
                (
                    "Ripples show where the cover is thin, and more fill or fat grafting hides them better than a larger shell.",
                    "Saline ripples more than silicone, so changing the filling is a fair thing to discuss.",
                ),
            ),
        ),
    ),
    Procedure(
        "breast-reduction",
        "breast reduction",
        BODY,
        (
            Concern(
                "Incision opened at the T junction, is it infected?",
                "Where the vertical and the horizontal scar meet there is now an opening as large as a coin with a yellow film on the bottom, and the pad is damp each morning.",
                (
                    "The T junction opens in one of ten patients since three flaps meet there with the poorest blood supply.",
                    "A yellow film is fibrin, not pus; infection brings heat, spreading redness, smell and fever.",
                ),
            ),
            Concern(
                "Still a DDD cup after reduction, was too little removed?",
                "I went in as an H hoping for a C, the paperwork says 410 g came out on each side and I am still carrying a shelf that reaches my elbows.",
                (
                    "Cup letters differ from maker to maker by two sizes, so grams and proportions tell more than labels.",
                    "Swelling accounts for about one cup during the first three months after a reduction.",
                ),
            ),
            Concern(
                "Will I be able to breastfeed after a superior pedicle reduction?",
                "We would like a second child next year, and nobody told me beforehand whether the ducts were left connected when the nipple was moved upwards.",
                (
                    "Around two thirds of women can nurse at least in part when the nipple stayed on a pedicle.",
                    "Milk supply is easier to judge than to predict: plan with a lactation consultant before the birth.",
                ),
            ),
        ),
    ),
    Procedure(
        "tummy-tuck",
        "tummy tuck",
        BODY,
        (
            Concern(
                "Fluid wave under my belly button, is this a seroma?",
                "If I tap one side of my belly the other side trembles like a water bed, and by dinner my waistband sits two fingers tighter than it did at breakfast.",
                (
                    "A wave that crosses the belly is fluid until proven otherwise, and a needle settles the matter in five minutes.",
                    "Seromas come back a few times, so expect two to four visits for drainage before the pocket seals.",
                ),
            ),
            Concern(
                "How soon may I sleep flat after a tummy tuck with muscle repair?",
                "I have been folded into a recliner like a deck chair ever since and my lower back complains more loudly than the scar, especially around four in the morning.",
                (
                    "Most patients can unfold between day seven and day fourteen, a little more each night.",
                    "Back pain comes from walking bent, and it fades once the repair lets you stand upright.",
                ),
            ),
            Concern(
                "Dog ears at both hips months after abdominoplasty",
                "At both ends of my scar a little cone of skin sticks out over my jeans, the left one is bigger and it rubs red under every belt that I own.",
                (
                    "Cones at the ends are excess skin that could not be eased in, and they are trimmed under local anaesthesia.",
                    "Small dog ears flatten by themselves within half a year, large ones do not.",
                ),
            ),
        ),
    ),
    Procedure(
        "liposuction",
        "liposuction",
        BODY,
        (
            Concern(
                "Lumpy thighs after liposuction, does massage really help?",
                "The outside of my thighs looks like a bag of walnuts, I can roll single lumps under the skin and leggings that used to be smooth now show each of them.",
                (
                    "Lumps at this stage are mostly scar and trapped fluid, which roller massage and compression do smooth.",
                    "Unevenness that is visible at rest after a year may need fat grafting rather than more suction.",
                ),
            ),
            Concern(
                "Dent beside my navel from uneven liposuction",
                "Two fingers left of the navel there is a hollow as deep as a spoon, it shows through shirts and gets deeper as soon as I sit down at my desk.",
                (
                    "A hollow next to the navel means that the cannula stayed too close to the skin, and fat fills it best.",
                    "Dents deepen when one sits because the skin above has stuck to the muscle below.",
                ),
            ),
            Concern(
                "Ankles swollen weeks after lipo of the knees",
                "My knees look slim but my ankles have vanished, socks leave a groove that I can lay a pencil in and in the evening the left shoe does not close.",
                (
                    "Fluid follows gravity, so treated knees drain into the ankles for six to eight weeks.",
                    "One ankle that swells much more than the other needs an ultrasound of the veins first.",
                ),
            ),
        ),
    ),
    Procedure(
        "botox",
        "Botox treatment",
        ("Dermatologist", "Facial Plastic Surgeon"),
        (
            Concern(
                "One eyebrow arched like a cartoon villain after Botox",
                "My left eyebrow climbs towards the hairline at the outer end while the right one lies flat, and my students have begun to imitate the look in class.",
                (
                    "The outer frontalis was left untreated there, and two units above the tail of the brow bring it down.",
                    "Wait until day fourteen before evening out the brows, because both sides do not start at the same pace.",
                ),
            ),
            Concern(
                "Drooping eyelid a week after forehead injections",
                "Since Sunday the left lid hangs over half of the pupil, I hold my head back to read and the supermarket cashier asked if I had been in a fight.",
                (
                    "Ptosis after toxin passes in three to six weeks, and apraclonidine drops lift the lid by a millimetre or two.",
                    "A lid droops when toxin reaches the levator, which is why rubbing on the first day is a bad idea.",
                ),
            ),
            Concern(
                "Botox wore off after only six weeks, am I resistant?",
                "The lines between my brows were back after six weeks, the nurse swears that I received 22 units and the first two rounds used to last until the season changed.",
                (
                    "True antibodies are rare; dilution, dose and very strong muscles explain most short effects.",
                    "Changing to another brand for one round tells you whether your body resists the first.",
                ),
            ),
        ),
    ),
    Procedure(
        "lip-filler",
        "lip filler",
        ("Dermatologist", "Plastic Surgeon"),
        (
            Concern(
                "Bluish lump inside the lip after filler",
                "On the wet side of my lower lip there is a blue-grey lump the size of a lentil, my tongue finds it all day and it turns darker when I drink something cold.",
                (
                    "A bluish lump is hyaluronic gel too near to the surface, and a drop of hyaluronidase dissolves it.",
                    "Do not bite at it: a swollen lip gets more bites and then a mucocele on top.",
                ),
            ),
            Concern(
                "Filler migrated above my lip border, dissolve it or wait?",
                "The skin above my upper lip has become a puffy shelf that catches the light, lipstick no longer finds an edge and I seem to be pouting while half asleep.",
                (
                    "Gel that crossed the border does not go back; dissolving and starting afresh gives the cleanest line.",
                    "Leave at least two weeks between dissolving and refilling, so that the swelling can show its true size.",
                ),
            ),
            Concern(
                "Cold sores broke out two days after lip injections",
                "A row of blisters came up along the vermilion within two days, they sting, weep and have glued my mouth shut by morning although I was never warned of it.",
                (
                    "Needles wake the herpes virus, so carriers should take valaciclovir from the day before.",
                    "Blisters that cross the midline or ulcers with fever deserve a visit on the same day.",
                ),
            ),
        ),
    ),
    Procedure(
        "chemical-peel",
        "chemical peel",
        SKIN,
        (
            Concern(
                "Brown patches on both cheeks after a TCA peel",
                "When the peeling ended my cheeks had turned the colour of milk tea in two patches with sharp borders, darker every week although I hardly leave the house.",
                (
                    "Post-inflammatory pigment follows heat and light; strict sunscreen plus azelaic acid fades most of it.",
                    "Hydroquinone helps for a limited time, and a second peel on top of fresh pigment makes it worse.",
                ),
            ),
            Concern(
                "Still red four weeks after a phenol peel, what now?",
                "Make-up does not cover it, my whole face glows like a stove with a white rim around the jaw and a warm shower turns it to violet for an hour.",
                (
                    "Deep peels stay pink for two to four months, which is the price of their effect.",
                    "Redness in one firm, itchy spot is another matter, since that is how a scar starts.",
                ),
            ),
            Concern(
                "Skin peeled too early because I picked at it",
                "I could not leave it alone and pulled a strip off my chin on day two, now there is a shiny raw stripe that burns when anything touches it.",
                (
                    "Raw skin wants petrolatum, not actives: keep it greasy until it has closed.",
                    "A strip pulled early heals in a week but stays sensitive to light for months.",
                ),
            ),
        ),
    ),
    Procedure(
        "laser-hair-removal",
        "laser hair removal",
        SKIN,
        (
            Concern(
                "Hair grew back thicker on my jaw after laser sessions",
                "Instead of less I now have coarse dark hairs along the jaw where there used to be fluff, and the technician just keeps on turning the machine up.",
                (
                    "Paradoxical growth is known on the jaw and neck, above all with low energies on fine hair.",
                    "New coarse hair on a woman's chin should be a reason to check hormones before more light is used.",
                ),
            ),
            Concern(
                "Grid of burns on my shins from the laser, will they scar?",
                "Both shins carry rows of little rectangles like a waffle, some pink, some brown with a crust, and I can tell exactly where the handpiece stopped.",
                (
                    "Rectangular marks are surface burns; they leave colour behind far more often than scars.",
                    "Colour on the shins takes up to a year to even out because the blood flow there is lazy.",
                ),
            ),
            Concern(
                "Do I have to stop isotretinoin before laser hair removal?",
                "I take 20 mg of isotretinoin a day for my acne, one clinic says to stop for half a year and the other would treat me on Friday.",
                (
                    "Recent reviews find no reason to delay hair removal by laser because of isotretinoin, unlike deep peels.",
                    "A test spot behind the ear with a week's wait is a fair compromise between the two opinions.",
                ),
            ),
        ),
    ),
    Procedure(
        "microneedling",
        "microneedling",
        SKIN,
        (
            Concern(
                "Tram track marks after microneedling with a pen",
                "Parallel lines of dots run across my temples like the tracks of a tiny train, I can feel them with a fingertip and they catch the light from the side.",
                (
                    "Tram tracks come from too much pressure over bone, where little tissue cushions the needles.",
                    "Low-energy fractional laser blends such lines better than repeating what caused them.",
                ),
            ),
            Concern(
                "Tiny bumps everywhere after serum was rubbed in during needling",
                "My cheeks feel like sandpaper since a vitamin serum was rubbed in while the channels were open, the bumps are firm and do not come to a head.",
                (
                    "Cosmetic serums pushed into the dermis can cause granulomas, so a biopsy of one bump is worth having.",
                    "Only what is made for injection belongs into open channels.",
                ),
            ),
            Concern(
                "Can I needle active pimples together with old acne scars?",
                "Half of my cheeks is covered with old pits and the other half still breaks out every month before my period, so there is never a calm moment to book.",
                (
                    "Needles drag bacteria from a pimple across the face; the scars have to wait until the acne is calm.",
                    "Three quiet months are what most of us ask for before scars are treated.",
                ),
            ),
        ),
    ),
    Procedure(
        "acne",
        "acne treatment",
        SKIN,
        (
            Concern(
                "Cysts along the jaw keep returning after antibiotics",
                "Deep sore cysts come up along my jaw a week before my period, they never reach the surface and the marks outlast them until the next one arrives.",
                (
                    "Cysts on the jaw with a monthly rhythm respond to spironolactone or a combined pill better than to antibiotics.",
                    "An injection of dilute cortisone flattens a single cyst within two days.",
                ),
            ),
            Concern(
                "Is purging from tretinoin supposed to last ten weeks?",
                "Ten weeks in, my forehead has more whiteheads than before I began, the corners of my mouth flake and everybody online tells me to push through.",
                (
                    "Purging ends by week eight; what lasts longer is irritation or the wrong vehicle.",
                    "A pea for the whole face, every third night over moisturiser, does more than a daily coat.",
                ),
            ),
            Concern(
                "Dark holes on my nose, enlarged pores or ice pick scars?",
                "The sides of my nose look like a strawberry, some holes are empty and narrow as if made with a needle and strips pull nothing out of them.",
                (
                    "Ice pick scars stay when the skin is stretched, pores close to a slit.",
                    "A drop of strong TCA in each pit, repeated monthly, raises narrow scars from below.",
                ),
            ),
        ),
    ),
    Procedure(
        "mole-removal",
        "mole removal",
        SKIN,
        (
            Concern(
                "Pathology says margins not clear, is a second excision needed?",
                "My report speaks of a moderately dysplastic naevus reaching the lateral margin, and the office left a voice message that I should call at my convenience.",
                (
                    "Moderate atypia at a margin can be watched or taken out again; the whole file decides, not the word alone.",
                    "Ask for the slides to be read by a dermatopathologist before anybody cuts.",
                ),
            ),
            Concern(
                "Scar from shaved mole turned into a pink dome",
                "The flat pink spot on my shoulder began to grow in the second month, it is now a smooth dome that itches under the strap of my bag.",
                (
                    "Shoulders and chests are where hypertrophic scars love to grow, whatever the technique.",
                    "Silicone sheets worn day and night for twelve weeks are the first step, cortisone the second.",
                ),
            ),
            Concern(
                "Dark dot came back inside the scar of a removed mole",
                "Right in the middle of the white scar a brown dot has come back, no bigger than a poppy seed, with an edge that looks smudged in my phone's camera.",
                (
                    "Pigment that returns inside a scar is often a recurrent naevus, which looks odd to the eye and to the microscope.",
                    "Pigment that runs beyond the scar's edge is the version that should be removed without delay.",
                ),
            ),
        ),
    ),
    Procedure(
        "tattoo-removal",
        "tattoo removal",
        SKIN,
        (
            Concern(
                "Yellow ink does not fade after eight laser sessions",
                "Black and red have practically gone after eight sessions but the sunflower is as yellow as on its first day, and each visit costs me half a week's pay.",
                (
                    "Yellow asks for a 532 nm picosecond pulse; the usual wavelengths pass through it.",
                    "Between sessions the body carries ink off, so longer pauses are cheaper and work as well.",
                ),
            ),
            Concern(
                "White ghost of the letters left after tattoo removal",
                "The ink has left but the word can still be read in shiny white letters, more so when I am tanned, which rather defeats the purpose.",
                (
                    "White letters are loss of pigment, which in half of the cases returns over two summers with careful light.",
                    "A texture you can feel is a scar, and fractional laser treats that better than any cream.",
                ),
            ),
            Concern(
                "Blisters as large as grapes on my forearm after laser",
                "Twelve hours after the session blisters rose all over the design, two as large as grapes, and I can't decide whether to pop or to worship them.",
                (
                    "Blisters after a strong session are common; a sterile needle at the edge lets them down, the roof stays on.",
                    "Clear fluid is welcome, cloudy fluid with spreading redness is not.",
                ),
            ),
        ),
    ),
    Procedure(
        "hair-transplant",
        "hair transplant",
        ("Hair Restoration Surgeon", "Dermatologist"),
        (
            Concern(
                "Shedding of native hair after my FUE transplant",
                "Four weeks after 2,100 grafts my old hair around them is raining into the sink, and the crown that nobody touched looks thinner than in my passport photo.",
                (
                    "Shock loss of native hair begins in week three and most of it returns by month six.",
                    "Finasteride or minoxidil before surgery protects weak native hair, afterwards they still help.",
                ),
            ),
            Concern(
                "Visible white dots in the donor area, can they be camouflaged?",
                "With my hair at a number two the back of my head shows hundreds of pale dots in rows, as if somebody had pressed a hairbrush into it.",
                (
                    "Pale dots are the floors of extraction sites, and pigment dots in the colour of stubble hide them well.",
                    "Rows mean that the punch moved in lines, so any further session should fill the gaps between.",
                ),
            ),
            Concern(
                "How long until a transplanted hairline stops looking like doll hair?",
                "The front row stands straight out in little tufts of three and the wind parts them like corn, which makes hats my new religion.",
                (
                    "Tufts in the first row are best softened by single-hair grafts placed a few millimetres in front.",
                    "Until month twelve the hairs are wiry, and half of the doll look leaves with that texture.",
                ),
            ),
        ),
    ),
    Procedure(
        "otoplasty",
        "ear pinning",
        FACE,
        (
            Concern(
                "Top of the ear sticks out again after otoplasty",
                "The middle of the ear lies flat but the upper third has sprung forward since the headband came off, so from behind I resemble a trophy with handles.",
                (
                    "The upper pole relapses when a mattress stitch cuts through, and one new stitch is enough.",
                    "Sleep in a soft band for six weeks: the pillow folds an ear forward every night.",
                ),
            ),
            Concern(
                "Stitch poking out behind my ear, may I cut it?",
                "Behind my right ear a clear thread with a knot has come through the skin, it catches in my hair, weeps a little and smells when I take off my cap.",
                (
                    "A permanent stitch that has surfaced must come out, and the ear stays put if three months have passed.",
                    "Trimming it yourself leaves the knot inside, where the smell is made.",
                ),
            ),
            Concern(
                "Is otoplasty safe for a six-year-old who is being teased?",
                "My son has begun to wear a hood in the classroom and refuses the school photo, his father says that he will grow out of it and I am torn.",
                (
                    "By the age of six the ear has nearly its adult size, which is why surgeons like to operate before the teasing does harm.",
                    "A child who asks for it himself heals better than one who is carried in.",
                ),
            ),
        ),
    ),
    Procedure(
        "chin-implant",
        "chin implant",
        FACE,
        (
            Concern(
                "Chin implant shifted to one side, I can move it",
                "When I push with a knuckle the implant slides a few millimetres to the left and clicks back, and my smile now seems to start lower on that side.",
                (
                    "An implant that slides lies in too large a pocket; a smaller pocket or one screw solves that.",
                    "Early on a capsule has not formed, so chewing gum and hard bread are off the menu.",
                ),
            ),
            Concern(
                "Lower lip does not move evenly since my chin implant",
                "Showing my bottom teeth I look like someone leaving the dentist, the right corner stays up and drinking from a bottle leaves a trail on my collar.",
                (
                    "The marginal mandibular branch is stretched rather than cut in nearly all of these cases.",
                    "Swelling of the mentalis mimics a nerve injury, and it passes within three months.",
                ),
            ),
            Concern(
                "Would a sliding genioplasty suit me better than an implant?",
                "My overbite was never corrected, my chin is short in both directions and two surgeons drew two entirely different plans on the same photograph.",
                (
                    "An implant adds projection, while a genioplasty can change height and the airway too.",
                    "With an uncorrected bite the orthodontist speaks first and the chin last.",
                ),
            ),
        ),
    ),
    Procedure(
        "lasik",
        "LASIK",
        ("Ophthalmologist",),
        (
            Concern(
                "Halos around street lamps at night after LASIK",
                "Every street lamp wears a ring the size of a plate, oncoming cars turn into dandelions and I have stopped driving home after the late shift.",
                (
                    "Halos fade for most eyes by month three as the brain learns to ignore the edge of the treated zone.",
                    "A large pupil in the dark lets light pass beyond that zone; brimonidine drops shrink it for the drive home.",
                ),
            ),
            Concern(
                "Eyes like sandpaper months after LASIK, is it permanent?",
                "On waking my lids feel glued to the eyeball, by afternoon the letters on the screen smear and I go through a box of drops in four days.",
                (
                    "Cut corneal nerves forget to order tears, and they grow back over six to twelve months.",
                    "Plugs in the tear ducts plus ciclosporin do more than drops by the bucket.",
                ),
            ),
            Concern(
                "Is my cornea of 498 microns too thin for LASIK?",
                "At my first visit the machine printed 498 microns in the right eye and 503 in the left, the second clinic shrugged and offered me a date next month.",
                (
                    "What counts is the bed that remains, at least 300 microns, so the correction matters as much as the start.",
                    "PRK or a lens implant spares tissue, at the price of a slower first week.",
                ),
            ),
        ),
    ),
    Procedure(
        "clear-aligners",
        "clear aligner treatment",
        MOUTH,
        (
            Concern(
                "Aligners stopped fitting over one tooth, skip back or go on?",
                "Since tray fourteen there is a gap of a millimetre above my canine, the tray rocks when I press it and the tooth itself has not turned in weeks.",
                (
                    "A canine that lags needs chewies, a longer wear of the same tray and sometimes a new attachment.",
                    "Going on with a gap makes each further tray fit worse, so stop and rescan.",
                ),
            ),
            Concern(
                "Black triangles between my front teeth after aligners",
                "My front teeth are straight now but between the lower ones dark triangles have opened up, spinach loves them and so does every camera.",
                (
                    "Crowded teeth hid gum that had gone long ago; polishing a little between them lets the gaps close.",
                    "Composite on the two neighbours closes a triangle in one visit without drilling.",
                ),
            ),
            Concern(
                "Jaw clicks and aches since I started wearing trays",
                "Chewing an apple sounds like walking on gravel, yawning stops halfway with a click in front of my left ear and mornings begin with a headache.",
                (
                    "Trays change how teeth meet, and a joint that clicked quietly before can start to complain.",
                    "A locked jaw is a reason to pause treatment, a painless click is not.",
                ),
            ),
        ),
    ),
    Procedure(
        "dental-implant",
        "dental implant",
        MOUTH,
        (
            Concern(
                "Metallic taste around a new implant crown",
                "There is a taste of old coins around the new crown, stronger in the morning, and when I floss there a brown thread and a bad smell come out.",
                (
                    "Taste and smell at a fresh crown mean cement below the gum until an X-ray says otherwise.",
                    "A loose screw pumps fluid with each bite, which is easy to check and to tighten.",
                ),
            ),
            Concern(
                "Sinus pressure after an upper molar implant",
                "Bending down to tie my shoes makes my cheek throb over the implant, my nose drips on that side alone and blowing it whistles in my mouth.",
                (
                    "A whistle means an opening into the sinus, which deserves a scan this week and no nose blowing.",
                    "Pressure without a whistle is often swelling of the membrane that settles with decongestants.",
                ),
            ),
            Concern(
                "Bone graft granules keep coming out of my gum",
                "Little white grains like coarse salt have been coming out of the gum for days, two or three each evening, and the stitches have long dissolved.",
                (
                    "Some grains always leave; a graft is packed generously for that reason.",
                    "Grains with pus, or a membrane that hangs out, should be seen before the weekend.",
                ),
            ),
        ),
    ),
    Procedure(
        "varicose-veins",
        "vein treatment",
        ("Vascular Surgeon", "Dermatologist"),
        (
            Concern(
                "Brown line along my calf after sclerotherapy",
                "Where the blue vein used to be a brown line now runs from knee to ankle as if drawn with a felt pen, and it has not paled all summer.",
                (
                    "The brown is iron from trapped blood, and draining the small clots early keeps it faint.",
                    "Staining fades within a year in nine of ten legs, stockings or not.",
                ),
            ),
            Concern(
                "Hard tender rope in my thigh after vein ablation",
                "A hard rope as long as my hand can be felt on the inside of my thigh, it pulls when I straighten the knee and is warm to the touch by evening.",
                (
                    "The treated vein is meant to become a rope, and walking with ibuprofen gets it through its tender weeks.",
                    "Pain deep in the calf or a leg that swells is a different story and needs a scan today.",
                ),
            ),
            Concern(
                "New spider veins appeared where old ones were injected",
                "A blush of fine red threads has spread around my knee exactly where the injections went in, finer than the old ones and impossible to count.",
                (
                    "Matting is a blush of new vessels after injections, and most of it is gone by month six.",
                    "If a feeder vein was missed the blush stays, so look with a light before injecting again.",
                ),
            ),
        ),
    ),
)
