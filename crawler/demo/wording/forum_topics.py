"""What the community is asked about: a title, what happened, its tags, and what there is to know."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """One matter; questions about it differ in all but its title and story."""

    title: str
    story: str
    tags: tuple[str, ...]
    facts: tuple[str, ...]


TOPICS: tuple[Topic, ...] = (
    Topic(
        "Toddler spits out every drop of antibiotic syrup",
        "Our two-year-old has to take amoxicillin three times a day and sprays each spoonful over the kitchen wall.",
        ("medicines", "toddlers"),
        (
            "Use an oral syringe and aim at the cheek, not at the throat.",
            "Many pharmacies can order the same drug in a milder flavour.",
        ),
    ),
    Topic(
        "Does cough syrup still work when it has crystals at the bottom?",
        "The thyme syrup from last year has sugar crystals in it and smells the way it always did.",
        ("medicines", "coughs"),
        (
            "Crystals alone are sugar coming out of solution, yet an opened bottle is good for six months at most.",
            "Warming the bottle in the hand dissolves the sugar and changes nothing about its age.",
        ),
    ),
    Topic(
        "Itchy rings on both shins, not ringworm?",
        "I have had coin-sized itchy rings on both shins for a month, and the antifungal cream did not touch them.",
        ("skin",),
        (
            "Coin-shaped patches that shrug off antifungals are often discoid eczema.",
            "A skin scraping takes a minute and settles whether a fungus is there.",
        ),
    ),
    Topic(
        "How long can breast milk stand next to the bed?",
        "I express at midnight and my husband gives the bottle at four, with nothing cold in between.",
        ("feeding", "babies"),
        (
            "At room temperature freshly expressed milk keeps for up to four hours.",
            "A cool bag with one ice pack stretches that to a whole day.",
        ),
    ),
    Topic(
        "Baby hates lying on his tummy",
        "At nine weeks he screams as soon as he is put on his front, even on my chest.",
        ("babies",),
        (
            "Two minutes after each nappy change add up faster than one long session.",
            "A rolled towel below the armpits makes the head less heavy to lift.",
        ),
    ),
    Topic(
        "Ibuprofen with food or without?",
        "One nurse told me to take ibuprofen with a meal, the box says it does not matter.",
        ("medicines",),
        (
            "Food slows ibuprofen down by about half an hour and protects little.",
            "For a few days at 400 mg an empty stomach is fine for most adults.",
        ),
    ),
    Topic(
        "Blister under the toenail after a long march",
        "After thirty kilometres in new boots there is a dark blister right under the nail of the big toe.",
        ("injuries", "feet"),
        (
            "Blood under a nail hurts from pressure, and a clinic can let it out through a small hole.",
            "The nail may come off weeks later, and a new one needs about nine months.",
        ),
    ),
    Topic(
        "Lump in the armpit after the flu shot",
        "Two days after the jab a lump the size of a bean came up on the same side.",
        ("vaccines",),
        (
            "A node on the side of the injection is the immune system at work.",
            "It should shrink within six weeks, and one that does not needs an ultrasound.",
        ),
    ),
    Topic(
        "Grandfather takes seven tablets and forgets half",
        "My grandfather has seven boxes on the table and I find loose tablets under the sofa each week.",
        ("medicines", "elderly"),
        (
            "Ask for a weekly box that the pharmacy fills, many do it without charge.",
            "A medication review often gets seven tablets down to four or five.",
        ),
    ),
    Topic(
        "Tooth knocked loose at the swimming pool",
        "My daughter hit the edge of the pool and a front tooth, a grown-up one, wobbles.",
        ("teeth", "injuries"),
        (
            "A permanent tooth that wobbles wants a dentist on the same day.",
            "Soft food and no biting off for a fortnight let the fibres hold again.",
        ),
    ),
    Topic(
        "Nosebleeds every morning since the heating came on",
        "Each morning there are spots of blood in the basin, always from the left nostril.",
        ("noses",),
        (
            "Dry air cracks the front of the septum, and a little ointment at night seals it.",
            "Lean forward and pinch the soft part for ten full minutes without looking.",
        ),
    ),
    Topic(
        "Is a temperature of 35.6 too low?",
        "My son reads 35.6 °C in the armpit every evening and is otherwise his noisy self.",
        ("fever", "children"),
        (
            "Armpit readings run half a degree below the true one.",
            "A low number in a child who plays and eats is a matter of the thermometer.",
        ),
    ),
    Topic(
        "Sunburn on the scalp along the parting",
        "I wore no hat at the lake and now the parting of my hair is red and flakes.",
        ("skin", "sun"),
        (
            "Cool water and a light lotion do, as grease keeps the heat in.",
            "Powder sunscreens exist for exactly that line, and a scarf costs less.",
        ),
    ),
    Topic(
        "Heartburn only when I tie my shoes",
        "Whenever I bend down to my laces something sour comes up, at no other time.",
        ("stomach",),
        (
            "Bending squeezes the stomach, and a loose valve lets the acid past.",
            "A smaller supper and a raised head end of the bed help more than most tablets.",
        ),
    ),
    Topic(
        "Second dose of hepatitis A two years late",
        "I had one hepatitis A shot before a journey and never went back for the second one.",
        ("vaccines", "travel"),
        (
            "There is no need to begin again, the second dose counts whenever it is given.",
            "After two doses the protection lasts for some decades.",
        ),
    ),
    Topic(
        "Three-year-old snores like a truck driver",
        "She snores every night, with pauses, and sweats so much that the pillow is wet.",
        ("sleep", "children"),
        (
            "Pauses in breathing are the word that gets you an appointment quickly.",
            "Large tonsils or adenoids are the usual reason at that age.",
        ),
    ),
    Topic(
        "Wasp sting inside the lip",
        "A wasp sat in my lemonade can and stung the inside of my lower lip.",
        ("first aid", "allergy"),
        (
            "Ice from the inside and the outside, and sit upright.",
            "Swelling of the tongue or a change of the voice means an ambulance at once.",
        ),
    ),
    Topic(
        "Can I cut my blood pressure tablet in half?",
        "The doctor halved my dose and I still have ninety of the larger tablets.",
        ("medicines",),
        (
            "A score line alone does not prove that a tablet may be halved, the leaflet says so.",
            "Slow-release tablets must stay whole, since all of it would come at once.",
        ),
    ),
    Topic(
        "Yellow crusts around the nose at nursery",
        "Four children in the group have honey-coloured crusts around the nose, and now ours has them as well.",
        ("skin", "children"),
        (
            "That colour is typical of impetigo, which goes round nurseries in waves.",
            "Most places let them back a day or two after treatment has begun.",
        ),
    ),
    Topic(
        "Lost my voice and I teach on Monday",
        "Since Friday nothing but a whisper comes out, and whispering hurts as well.",
        ("throat",),
        (
            "Whispering strains the cords more than soft speech does.",
            "Three days of real silence are worth more than any lozenge.",
        ),
    ),
    Topic(
        "Stiff neck after sleeping on the train",
        "I slept across three seats and woke with my head stuck to the left.",
        ("backs",),
        ("An acute wry neck lets go by itself within three to five days.", "Warmth and small movements beat a collar."),
    ),
    Topic(
        "How do I get ear drops into a wriggling child?",
        "Four drops, three times a day, and by the time they are in they are out again.",
        ("medicines", "children"),
        (
            "Warm the bottle in your pocket first, cold drops make one dizzy.",
            "Pull the ear back and down below the age of three, back and up above it.",
        ),
    ),
    Topic(
        "Metal taste since a new mouthwash",
        "With the chlorhexidine rinse everything tastes of coins, even water.",
        ("teeth",),
        (
            "Chlorhexidine binds to the taste buds, and the taste comes back within days of stopping.",
            "It also stains, so two weeks are the usual limit.",
        ),
    ),
    Topic(
        "Ring finger stuck in the morning",
        "My ring finger will not straighten when I wake, and then it snaps open with a click.",
        ("hands",),
        (
            "That click is what the name trigger finger comes from.",
            "A splint at night for six weeks is the first step, an injection the second.",
        ),
    ),
    Topic(
        "Worms, again, and the whole family treats itself",
        "For the third time this year there were white threads in the nappy.",
        ("children", "stomach"),
        (
            "Everyone in the house takes the tablet on the same day, and again after two weeks.",
            "Short nails and a shower in the morning matter as much as the drug.",
        ),
    ),
    Topic(
        "Eye drops burn like fire",
        "The allergy drops from the discount shelf burn for a full minute every time.",
        ("eyes", "allergy"),
        (
            "Preservatives are the usual culprits, and single-dose vials do without them.",
            "Keep the bottle in the fridge, cold drops sting less.",
        ),
    ),
    Topic(
        "Iron tablets and a very unhappy stomach",
        "Ever since the iron tablets I feel sick until noon and worse in the evening.",
        ("medicines", "stomach"),
        (
            "Every second day is taken up nearly as well and upsets half as many people.",
            "Coffee and milk block iron, while orange juice helps it along.",
        ),
    ),
    Topic(
        "Bruise on the thigh turned hard",
        "A football hit my thigh and below the bruise there is now a hard plate.",
        ("injuries", "sports"),
        ("A deep bruise may calcify when it is massaged too early.", "Gentle stretching is fine, and kneading is not."),
    ),
    Topic(
        "What belongs in a first-aid kit for a boat?",
        "We charter a small boat for two weeks and I am in charge of the box.",
        ("first aid", "travel"),
        (
            "Seasickness tablets first, then plasters that survive water.",
            "A foil blanket weighs nothing and is used more often than the scissors.",
        ),
    ),
    Topic(
        "Milk rash or milk allergy?",
        "Whenever the baby has formula, red blotches come up around the mouth and fade within the hour.",
        ("allergy", "babies"),
        (
            "Redness only where the milk touches is mostly irritation.",
            "Vomiting or hives on the belly within two hours would make it an allergy.",
        ),
    ),
    Topic(
        "Swollen ankles on the flight home",
        "After eleven hours in the plane my ankles were gone, and they took three days to come back.",
        ("travel", "legs"),
        (
            "Both sides swollen the same is water, one side alone needs a scan.",
            "Knee-high compression socks do more than any exercise in the aisle.",
        ),
    ),
    Topic(
        "Can two different sleep teas be mixed?",
        "One tea has valerian in it, the other hops and lemon balm, and I like both.",
        ("sleep",),
        (
            "They can be mixed, the doses in bags are low.",
            "Valerian takes two weeks to show anything, so a single cup proves nothing.",
        ),
    ),
    Topic(
        "Warts on the hand of a piano pupil",
        "There are five warts on his fingertips, two of them where he strikes the keys.",
        ("skin", "children"),
        (
            "Two thirds of warts in children are gone within two years without treatment.",
            "Salicylic acid under a plaster each night is the treatment with the best figures.",
        ),
    ),
    Topic(
        "Grandma refuses to drink",
        "She takes three sips a day and says that she is not thirsty, and she is eighty-eight.",
        ("elderly",),
        (
            "Thirst fades with age, so put the glass where the eyes are.",
            "Soup, melon and jelly count as drinks as well.",
        ),
    ),
    Topic(
        "Is a runny nose a reason to move the vaccination?",
        "His appointment is tomorrow, and since today the nose runs like a tap.",
        ("vaccines", "babies"),
        ("A cold without fever is no reason to postpone.", "Above 38.5 °C most practices would rather wait a week."),
    ),
    Topic(
        "Cramp in the calf at four in the morning",
        "Three nights a week I jump out of bed with a calf as hard as wood.",
        ("legs", "sleep"),
        (
            "Stretching the calf for a minute before bed halves the number of cramps.",
            "Magnesium helps in pregnancy, and hardly anybody else.",
        ),
    ),
    Topic(
        "Contact lens slept in, eye red",
        "I fell asleep with my lenses in and the right eye is red and hates the light.",
        ("eyes",),
        (
            "Red, painful and shy of light in a lens wearer is a same-day matter.",
            "Take the lens along in its case, it can be cultured.",
        ),
    ),
    Topic(
        "Lactose tablets: before the meal or with it?",
        "I never know when to take the lactase capsule, and brunch lasts for three hours.",
        ("stomach", "diet"),
        (
            "With the first bite, since the enzyme works for about three quarters of an hour.",
            "A long brunch wants a second capsule.",
        ),
    ),
    Topic(
        "Scar turns purple in the cold",
        "My knee scar is eight months old and turns purple every time I cycle in winter.",
        ("skin", "injuries"),
        (
            "Young scars have many small vessels which react to cold.",
            "They fade for up to two years, and sunscreen keeps them from going brown.",
        ),
    ),
    Topic(
        "Reading glasses from the petrol station",
        "Are the five-euro glasses bad for my eyes, or merely ugly?",
        ("eyes",),
        (
            "They harm nothing, they are just the same strength on both sides.",
            "Headaches after an hour mean that the lenses are not centred for you.",
        ),
    ),
    Topic(
        "Should a fever be brought down at night?",
        "He sleeps at 39.4 °C and looks peaceful, and I stand there with the syrup.",
        ("fever", "children"),
        ("A sleeping child with a fever may sleep.", "The medicine is for discomfort and not for the number."),
    ),
    Topic(
        "Sugar-free sweets and a rumbling belly",
        "Half a bag of sugar-free drops and I spend the evening in the bathroom.",
        ("diet", "stomach"),
        (
            "Sorbitol and xylitol draw water into the gut, and twenty grams are enough for that.",
            "One gets used to a few a day, hardly ever to half a bag.",
        ),
    ),
    Topic(
        "How soon after tonsils may he sing?",
        "The choir has a concert three weeks after his operation, and he is the soloist.",
        ("throat", "children"),
        (
            "Two weeks without shouting or singing are the usual rule.",
            "The voice may sound a little different at first, because the room in there has changed.",
        ),
    ),
    Topic(
        "Mosquito bites the size of saucers",
        "Every bite on my daughter grows to the size of a saucer and stays hot for two days.",
        ("skin", "allergy"),
        (
            "Large local reactions are common in children and get fewer with the years.",
            "An antihistamine before the evening outdoors works better than one after it.",
        ),
    ),
    Topic(
        "Numb fingers on the handlebar",
        "After an hour on the bicycle the little finger and the one next to it go to sleep.",
        ("hands", "sports"),
        (
            "That is the ulnar nerve being pressed at the heel of the hand.",
            "Raise the bar by two centimetres and change the grip every ten minutes.",
        ),
    ),
    Topic(
        "Nappy rash that no cream touches",
        "We have tried zinc, lanolin and air, and the skin is still red with small spots at the edge.",
        ("skin", "babies"),
        (
            "Small spots around a red patch point to thrush, which zinc does not treat.",
            "An antifungal ointment needs about a week, and two days more after it looks well.",
        ),
    ),
    Topic(
        "Dizzy when I roll over in bed",
        "The room spins for twenty seconds each time I turn to the right, and then it stops.",
        ("ears",),
        (
            "Short spinning on turning over is the classic sign of loose crystals in the inner ear.",
            "A manoeuvre of five minutes cures most people, and videos show it well.",
        ),
    ),
    Topic(
        "Protein powder for a fifteen-year-old?",
        "My son wants protein powder because everybody in his team takes it.",
        ("diet", "sports"),
        (
            "A glass of milk and a portion of beans have what a scoop has.",
            "Look for a batch test, as cheap powders have been found to hold other things.",
        ),
    ),
    Topic(
        "Plaster allergy before an operation",
        "Plasters leave me with a red square that itches for a week, and surgery is in ten days.",
        ("allergy", "skin"),
        (
            "Tell the ward beforehand, they have silicone dressings.",
            "It is the glue and not the fabric, so a different brand may be fine.",
        ),
    ),
    Topic(
        "Tick head left behind the knee",
        "The body came off and a black dot stayed behind in the skin.",
        ("first aid", "skin"),
        (
            "What stays is the mouth, which can no longer pass anything on, and the skin sheds it.",
            "Draw a circle around it and watch for a growing ring for four weeks.",
        ),
    ),
    Topic(
        "Bedwetting came back at seven",
        "He had been dry for two years, and since the new school year the bed is wet again.",
        ("children", "sleep"),
        (
            "A relapse after a change is common, still a urine test is worth the trouble.",
            "Drinking more before four o'clock works better than drinking nothing after six.",
        ),
    ),
    Topic(
        "Do compression stockings go in the washing machine?",
        "They cost ninety euros a pair and I do not want to ruin them.",
        ("legs",),
        (
            "Thirty degrees in a net and no softener, they like being washed daily.",
            "After six months the pressure is gone, whatever they look like.",
        ),
    ),
    Topic(
        "Hiccups since yesterday noon",
        "I have had hiccups for twenty-six hours with breaks only for sleep.",
        ("stomach",),
        (
            "Beyond forty-eight hours it has a name and deserves a doctor.",
            "Swallowing dry sugar works surprisingly often.",
        ),
    ),
    Topic(
        "Thyroid tablet and breakfast",
        "I take levothyroxine at seven and the bus goes at seven twenty, with my breakfast.",
        ("medicines",),
        (
            "Half an hour before food is the rule, and bedtime is an alternative that works just as well.",
            "Whatever you choose, do the same every day.",
        ),
    ),
    Topic(
        "Baby teeth, black spot, dentist in March",
        "A black spot appeared on a milk molar and the dentist's first date is in March.",
        ("teeth", "children"),
        (
            "Spots that can be brushed off are stains, and those that stay are not.",
            "Say that the child has pain on chewing, if so, as that moves dates.",
        ),
    ),
    Topic(
        "Chilblains on the toes of a postman",
        "I deliver mail and every winter two toes turn red, swell and itch.",
        ("feet", "skin"),
        ("Warm slowly, since hot water bottles make chilblains worse.", "Two thin pairs of socks beat one thick pair."),
    ),
    Topic(
        "Is it normal to feel every heartbeat after coffee?",
        "After the second cup I feel my heart in my throat for half an hour.",
        ("heart",),
        (
            "Feeling the beat after caffeine is common, and fainting is not.",
            "Try half the dose for a week before buying a watch that counts beats.",
        ),
    ),
    Topic(
        "Splinter of glass in the heel",
        "I stepped on a broken jar, and there is a spot that stings with each step.",
        ("feet", "first aid"),
        (
            "Glass shows on an X-ray, unlike wood.",
            "Ten minutes in warm soapy water, then tweezers along the way it went in.",
        ),
    ),
    Topic(
        "Antihistamine makes me sleep through the alarm",
        "Cetirizine works well, but I cannot get up before nine.",
        ("allergy", "sleep"),
        (
            "Fexofenadine hardly reaches the brain, so it makes fewer people tired.",
            "Take it at six in the evening and the worst is over by morning.",
        ),
    ),
    Topic(
        "Pregnant and craving ice cubes",
        "In week twenty-two I crunch two trays of ice a day.",
        ("pregnancy",),
        (
            "Craving ice goes with low iron, so ask for a ferritin test.",
            "Once the iron is up the craving stops within days.",
        ),
    ),
    Topic(
        "Hand cream that survives thirty hand washings",
        "I work in a nursery, wash my hands thirty times a shift, and they crack and bleed.",
        ("skin", "hands"),
        (
            "Ointment and cotton gloves at night repair more than cream by day.",
            "Use the alcohol rub where it is allowed, it dries less than soap does.",
        ),
    ),
    Topic(
        "Sprained ankle, still thick after a month",
        "I twisted my ankle on the kerb in spring and in the evening it is still twice its size.",
        ("injuries", "sports"),
        (
            "Ligaments take six to twelve weeks, and the swelling is the last thing to go.",
            "Standing on one leg while brushing the teeth is proper training.",
        ),
    ),
    Topic(
        "Head lice: which comb, which lotion?",
        "A letter came home from school, and we have found two of them.",
        ("children", "hair"),
        (
            "Wet combing with conditioner every three days for two weeks does it without any lotion.",
            "Silicone oils smother them, so there is no resistance to fear.",
        ),
    ),
    Topic(
        "Travel sickness on mountain roads",
        "Our six-year-old is sick on every bend, and grandma lives behind forty of them.",
        ("travel", "children"),
        (
            "Looking out of the front window is half of the cure.",
            "The tablet has to be in half an hour before the first bend.",
        ),
    ),
    Topic(
        "Pins and needles from a new backpack",
        "My arms tingle after twenty minutes with the new backpack.",
        ("backs", "travel"),
        ("The straps press on the nerves below the collarbone.", "Let the hip belt carry two thirds of the weight."),
    ),
    Topic(
        "Ear full of water since the lake",
        "Since swimming on Saturday everything on the right sounds like through a pillow.",
        ("ears",),
        (
            "A drop of alcohol and vinegar, half and half, dries the canal if the drum is whole.",
            "Cotton buds push the wax in, which then swells with the water.",
        ),
    ),
)
