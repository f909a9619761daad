# ruff: noqa: E501 - a sentence stays in one piece
"""What people ask the doctors of the reply site: 17 departments with four complaints each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Complaint:
    """One complaint: the asker's own title, the site's editorial title, tags, what is felt, and a doctor's reply."""

    title: str
    headline: str
    tags: tuple[str, ...]
    story: str
    reply: str


@dataclass(frozen=True, slots=True)
class Department:
    """One department of the site."""

    name: str
    complaints: tuple[Complaint, ...]


DEPARTMENTS: tuple[Department, ...] = (
    Department(
        "Neurology",
        (
            Complaint(
                "Hand falls asleep at night?",
                "Numb Hands at Night: Causes and When to See a Doctor",
                ("Hand Numbness", "Carpal Tunnel Syndrome", "Night Symptoms"),
                "My right hand falls asleep every night around three, thumb to middle finger, and I shake it like a thermometer until the feeling returns. The little finger is never affected.",
                "Numbness of the thumb to the middle finger at night speaks for pressure on the median nerve at the wrist. A splint worn for six weeks is the first step, a nerve conduction study the second.",
            ),
            Complaint(
                "Flashing zigzag in my sight without headache",
                "Zigzag Lights Without Headache: Is It Still Migraine?",
                ("Migraine", "Visual Aura", "Headache"),
                "A shining zigzag grows from a dot to half of my sight within twenty minutes and then it is gone. No headache follows, only a hollow feeling as after a long day.",
                "That is the typical aura of migraine, and the headache may be absent. The first such event after the age of fifty should be examined to exclude a circulation problem.",
            ),
            Complaint(
                "Eyelid keeps jumping",
                "Persistent Eyelid Jumping: Fatigue or Something More?",
                ("Eyelid", "Muscle Cramp", "Stress"),
                "The lower lid of my left eye jumps in short bursts all day, others can see it when they look closely. It gets stronger with every cup of coffee.",
                "Jumping of one lid for some weeks is benign in nearly everyone. Sleep, less coffee and artificial tears help; come if other parts of the face join in.",
            ),
            Complaint(
                "Dizzy when I look up at shelves",
                "Dizziness on Looking Up: Positional Vertigo Explained",
                ("Dizziness", "Vertigo", "Balance"),
                "Whenever I look up at the top shelf the room turns like a merry-go-round for half a minute. Lying down on the right side starts it as well, the left side does not.",
                "Vertigo of seconds on certain movements comes from loose crystals of the inner ear. A repositioning manoeuvre in the clinic cures most people in one or two visits.",
            ),
        ),
    ),
    Department(
        "Cardiology",
        (
            Complaint(
                "Heart stumbles after dinner",
                "Heart Stumbling After Meals: Are Extra Beats Harmful?",
                ("Palpitations", "Extra Beats", "Digestion"),
                "About an hour after dinner my heart stumbles, pauses as if thinking and then gives one hard thump. On the sofa I counted nine of these in ten minutes.",
                "A pause followed by a thump is an extra beat, and a full stomach provokes it. A 24-hour recording tells how many there are; below a few hundred nobody treats them.",
            ),
            Complaint(
                "Blood pressure high only at the clinic",
                "White Coat Blood Pressure: What Your Home Readings Mean",
                ("Blood Pressure", "White Coat Effect"),
                "The machine at the clinic shows 158/96 and the one on my kitchen table 124/78, on the same day and the same arm. Two nurses repeated it and frowned.",
                "High values at the clinic alone are called the white coat effect. Please measure at home for seven days, twice in the morning and twice in the evening, and bring the list.",
            ),
            Complaint(
                "Chest pressure when walking in the cold",
                "Chest Pressure in Cold Weather: When Is It Angina?",
                ("Chest Pain", "Angina", "Exercise"),
                "Walking to the market against cold wind a weight settles behind my breastbone and moves to the jaw. It leaves two minutes after I stop and does not come indoors.",
                "Pressure on effort that leaves at rest must be taken as angina until it is disproved. Please go to a cardiologist this week, and to an emergency room if it appears at rest.",
            ),
            Complaint(
                "Ankles swell since new tablets",
                "Swollen Ankles From Blood Pressure Tablets",
                ("Edema", "Medication Side Effects", "Blood Pressure"),
                "Three weeks into a new tablet for pressure my ankles are thick by noon and the elastic of my socks draws a trench. The morning finds them slim again.",
                "Amlodipine and its relatives widen the small vessels and let water into the ankles. Ask for a lower dose or another class, and do not add a water pill on your own.",
            ),
        ),
    ),
    Department(
        "Gastroenterology",
        (
            Complaint(
                "Burning behind the breastbone in bed",
                "Burning at Night: Reflux and How to Sleep With It",
                ("Acid Reflux", "Heartburn", "Sleep"),
                "As soon as I lie flat something hot rises to my throat and I wake with a sour mouth and a cough. Sitting up with a glass of water ends it.",
                "It is reflux. Raise the head of the bed by 15 cm, eat three hours before sleeping, and try a proton pump inhibitor half an hour before breakfast for four weeks.",
            ),
            Complaint(
                "Stool thin like a pencil",
                "Narrow Stools: Irritable Bowel or a Reason for Colonoscopy?",
                ("Stool Changes", "Irritable Bowel", "Colonoscopy"),
                "Since spring my stools are as thin as a pencil on most days, with cramps that leave once I have been. There is no blood, and my weight has not changed.",
                "Narrow stools that come and go with cramps fit an irritable bowel. At your age a test for hidden blood is enough, from forty-five on a colonoscopy is advised.",
            ),
            Complaint(
                "Liver value 87, what now?",
                "Raised Liver Values in a Health Check: Next Steps",
                ("Liver Function", "Fatty Liver", "Health Check"),
                "My company's health check printed GPT 87 in red and advised to see somebody. I feel perfectly well apart from being tired after lunch, like everybody.",
                "GPT at about twice the limit is most often a fatty liver. Please have hepatitis B and C and an ultrasound done, and repeat the value in three months after losing some weight.",
            ),
            Complaint(
                "Bloated after bread and beer",
                "Bloating After Wheat: Celiac Disease or Sensitivity?",
                ("Bloating", "Gluten", "Food Intolerance"),
                "Two slices of bread or one beer and my belly stands out like in the sixth month, with noises that the whole meeting can hear. Rice never does it.",
                "Have the antibodies for celiac disease measured before you leave out wheat, since the test is blind afterwards. If it is negative the sugars of wheat are the likely cause.",
            ),
        ),
    ),
    Department(
        "Dermatology",
        (
            Complaint(
                "Ring on my arm grows",
                "A Growing Ring on the Skin: Ringworm or Eczema?",
                ("Ringworm", "Rash", "Antifungal Cream"),
                "A red ring as wide as a cup has grown on my forearm from a spot like a lentil, the middle is pale and the rim is scaly. Our new kitten has a bald patch.",
                "A scaly ring together with a kitten is ringworm. Use terbinafine cream twice a day for two weeks, one week longer than you can see it, and take the kitten to a vet.",
            ),
            Complaint(
                "Nail turned yellow and thick",
                "Yellow Thick Toenail: Is It Really Fungus?",
                ("Nail Fungus", "Toenail"),
                "The nail of my big toe has turned yellow from the corner and crumbles like old cheese when I cut it. Lacquer for half a year has coloured it, nothing else.",
                "Half of such nails have no fungus at all, so let a clipping be examined first. If it is positive tablets for three months work better than any lacquer.",
            ),
            Complaint(
                "Hives whenever I sweat",
                "Hives From Sweating: Living With Cholinergic Urticaria",
                ("Hives", "Allergy", "Exercise"),
                "As soon as I get warm, from running or from a spicy soup, hundreds of pinhead wheals sting on my chest. After a cool shower they are gone in half an hour.",
                "These are hives set off by sweat, cholinergic urticaria. A non-drowsy antihistamine before sports helps, and regular sweating slowly trains the skin.",
            ),
            Complaint(
                "Hair falls out in handfuls after fever",
                "Hair Loss After a Fever: Why It Grows Back",
                ("Hair Loss", "Fever"),
                "Three months after a week of fever my hair comes out in handfuls, in the brush, the drain and my soup. The scalp neither itches nor shows bald spots.",
                "Fever sends many hairs into their resting phase at once, and they fall three months later. They return by themselves; check ferritin and the thyroid to be safe.",
            ),
        ),
    ),
    Department(
        "Ophthalmology",
        (
            Complaint(
                "Black threads float in my eye",
                "Eye Floaters: Harmless Threads or Retinal Tear?",
                ("Floaters", "Retina", "Myopia"),
                "Against the sky I see a black thread with a knot that swims away when I try to look at it. Since yesterday there is a flash at the edge in the dark.",
                "A thread alone is a clouded fibre of the vitreous, but a fresh flash can mean a tear of the retina. Please have the pupil widened and the retina examined within a day.",
            ),
            Complaint(
                "Red eye without pain",
                "Sudden Red Patch on the Eye: Subconjunctival Bleeding",
                ("Red Eye", "Bleeding"),
                "This morning the mirror showed half of the white of my eye in bright red, like paint, with a sharp border. I feel nothing and see as before.",
                "It is a little blood under the conjunctiva and looks far worse than it is. It vanishes in two weeks; measure your blood pressure, and come if it returns often.",
            ),
            Complaint(
                "Letters double in the evening",
                "Double Vision in the Evening: Muscles, Glasses or Nerves?",
                ("Double Vision", "Eye Strain"),
                "Towards evening the letters on the road signs split into two, one above the other, and closing either eye makes one of them disappear.",
                "Double images that vanish with one eye closed come from the alignment of both eyes. A prism test is needed soon, together with a test for muscle weakness that grows with fatigue.",
            ),
            Complaint(
                "Contact lens stuck overnight",
                "Slept in Contact Lenses: What to Do the Next Morning",
                ("Contact Lenses", "Cornea", "Eye Pain"),
                "I fell asleep with my lenses in, and in the morning one of them would not move, the eye was foggy and light hurt. After drops it came out in one piece.",
                "Leave the lenses out for a week and use drops without preservatives. Pain, a white dot or worsening sight after such a night is an ulcer until someone has looked.",
            ),
        ),
    ),
    Department(
        "Orthopedics",
        (
            Complaint(
                "Heel hurts at the first step",
                "Heel Pain in the Morning: Treating Plantar Fasciitis",
                ("Heel Pain", "Plantar Fasciitis", "Stretching"),
                "The first steps out of bed feel as if I stood on a nail under my heel, after ten steps it lets go. Long standing in the shop brings it back by night.",
                "It is the plantar fascia. Stretch the calf and the sole before the first step, wear cushioned shoes indoors too, and give it three months before thinking of an injection.",
            ),
            Complaint(
                "Thumb locks when I bend it",
                "Locking Thumb: What Is Trigger Finger?",
                ("Trigger Finger", "Hand Pain"),
                "My thumb snaps and stays bent, and I need the other hand to open it with a click that turns heads. Mornings are worst, warm dishwater makes it better.",
                "A trigger thumb is a tendon that has become too thick for its sheath. One cortisone injection solves two thirds of the cases, a small cut under local anaesthesia the rest.",
            ),
            Complaint(
                "Knee cracks on stairs",
                "Cracking Knees on Stairs: Sound Without Damage?",
                ("Knee Pain", "Cartilage", "Stairs"),
                "My knees crack like dry branches on each stair, so that my children hear me coming. Going down there is also a dull pain behind the kneecap.",
                "Sounds alone do no harm. The pain behind the kneecap comes from weak thigh muscles, and straight leg raises, three times fifteen daily, work better than any supplement.",
            ),
            Complaint(
                "Lower back locked after lifting a box",
                "Sudden Back Pain After Lifting: How Long to Rest?",
                ("Back Pain", "Muscle Strain", "Lifting"),
                "Lifting a box of paper I heard nothing and felt everything, now my trunk leans to the left and coughing goes through me like a knife. My legs are fine.",
                "Without weakness or numbness of the legs this is a strain. Stay in motion as much as pain allows, use warmth and a painkiller for a week, and avoid bed rest beyond two days.",
            ),
        ),
    ),
    Department(
        "Urology",
        (
            Complaint(
                "Must get up four times a night",
                "Getting Up at Night to Urinate: Prostate or Habit?",
                ("Nocturia", "Prostate"),
                "Four times a night I get up and then wait for a thin stream that stops and starts. By day I manage three hours if there is no tea.",
                "Keep a diary of what you drink and pass for three days. A flow test and an ultrasound tell if the prostate is in the way, and tablets relax its neck within a week.",
            ),
            Complaint(
                "Pink urine after a marathon",
                "Blood in Urine After Running: When to Worry",
                ("Blood In Urine", "Running"),
                "After my first marathon the urine was pink twice, clear by the next day, and there was no pain at any time. I had drunk far too little.",
                "Long runs can bruise the empty bladder, and it passes in two days. Repeat the urine test after a week without running; if red cells remain, a cystoscopy follows.",
            ),
            Complaint(
                "Stone of 4 mm, will it pass?",
                "Small Kidney Stones: Waiting, Drinking and Warning Signs",
                ("Kidney Stone", "Flank Pain"),
                "The scan found a stone of 4 mm just above the bladder after a night of pain that made me bite the pillow. Now it is quiet and I am on my third litre.",
                "Nine of ten stones of this size pass within four weeks. Sieve your urine to catch it; fever or pain that tablets do not reach is a reason to come at night.",
            ),
            Complaint(
                "Burning after each antibiotic course",
                "Burning Urination That Returns: Beyond Antibiotics",
                ("Bladder Infection", "Burning Urination", "Antibiotics"),
                "For the fourth time this year it burns, I get three days of tablets, it stops and begins again two weeks after the last one. The cultures were lost twice.",
                "First of all get one culture before the next tablet. If bacteria are found each time a low dose for months is an option, if not the bladder wall itself is irritated.",
            ),
        ),
    ),
    Department(
        "Obstetrics and Gynecology",
        (
            Complaint(
                "Spotting between periods",
                "Spotting Mid-Cycle: Ovulation or Polyp?",
                ("Spotting", "Menstruation", "Ovulation"),
                "On day fourteen I have brown spotting for two days, the third month in a row, with a pull on the left side. My period itself is as it always was.",
                "Light spotting in mid-cycle is often the drop of estrogen at ovulation. If it lasts beyond three months an ultrasound looks for a polyp of the lining.",
            ),
            Complaint(
                "Missed one pill on day 9",
                "Forgot a Contraceptive Pill: Rules for the Second Week",
                ("Contraception", "Missed Pill"),
                "I forgot the pill of day nine and noticed it 26 hours later, then swallowed two at once. The day before we had been together without anything else.",
                "In the second week a single forgotten pill does no harm if the seven before were taken. Go on as usual, no emergency pill is needed.",
            ),
            Complaint(
                "Cyst of 5 cm on the ovary",
                "Ovarian Cyst Found by Chance: Watch or Operate?",
                ("Ovarian Cyst", "Ultrasound"),
                "At a routine check a cyst of 5 cm was found on the right ovary, black and smooth on the screen. I feel it only when I jump off the bus.",
                "A smooth cyst with clear fluid at your age is watched for two or three cycles and mostly disappears. Sudden strong pain may be a twist of the ovary, go at once then.",
            ),
            Complaint(
                "Itching every month before my period",
                "Monthly Itching: Yeast, Dryness or Something Else?",
                ("Itching", "Yeast Infection"),
                "Five days before each period it itches so much that I cannot sit through a meeting, with white crumbs and no smell. One tablet clears it until the next month.",
                "Yeast that returns monthly should be confirmed once by culture. A tablet of fluconazole weekly for six months breaks the habit, and washing with soap feeds it.",
            ),
        ),
    ),
    Department(
        "Pediatrics",
        (
            Complaint(
                "Baby turns red and pushes without result",
                "Straining Babies: Constipation or Normal Learning?",
                ("Infant", "Constipation", "Feeding"),
                "Our son of two months turns red like a tomato, groans for ten minutes and then delivers something soft as cream. He drinks well and has gained 900 g.",
                "Soft stool after much pushing is not constipation, he is learning to relax two muscles at a time. Please do not use a thermometer to help him, it will pass in weeks.",
            ),
            Complaint(
                "Fever three days, then spots",
                "Fever Followed by Rash: Recognizing Roseola",
                ("Fever", "Rash", "Toddler"),
                "Our girl of one year had 39.6 °C for three days without a cough or a runny nose. Today the fever is gone and her belly is covered with small pink spots.",
                "High fever that ends with a rash is the three-day fever, and the rash means that it is over. She may go back to her group once she is lively again.",
            ),
            Complaint(
                "Five-year-old walks on tiptoes",
                "Toe Walking in Children: Habit or Warning Sign?",
                ("Toe Walking", "Child Development"),
                "My five-year-old walks on her toes about half of the time and comes down when I remind her. She hops, climbs and talks like a radio.",
                "If she can stand on her heels and her calves are not tight, it is a habit. Let a physiotherapist measure the ankle once, and wait with casts or splints.",
            ),
            Complaint(
                "Bites his nails until they bleed",
                "Nail Biting in School Children: Gentle Ways Out",
                ("Nail Biting", "Habit", "Stress"),
                "My eldest, eight, bites his nails until they bleed, most of all in front of the television and before tests. Bitter lacquer he licks off like jam.",
                "Give his hands something else to do in just those moments, praise every nail that grows and leave the others unmentioned. If he is sad too, see a counsellor.",
            ),
        ),
    ),
    Department(
        "Psychiatry",
        (
            Complaint(
                "Panic on the underground",
                "Panic in Trains and Tunnels: First Steps",
                ("Panic Attack", "Anxiety", "Phobia"),
                "Between two stations my heart raced, my hands turned to ice and I was certain that I would die before the doors opened. Since then I walk to work, fifty minutes.",
                "What you describe is a panic attack, frightening and harmless. Avoidance feeds it, therefore ride one station a day with slow breathing, and ask for behavioural therapy.",
            ),
            Complaint(
                "Can I stop my antidepressant?",
                "Stopping an Antidepressant Safely: Why Slow Is Better",
                ("Antidepressant", "Depression", "Withdrawal"),
                "For fourteen months I have taken 10 mg of escitalopram and feel like myself again. Leaving out two days gave me electric flashes behind the eyes.",
                "The flashes are withdrawal and not relapse. With your doctor reduce to 7.5 mg, 5 mg and 2.5 mg, four weeks for each step, and not in a stormy time of life.",
            ),
            Complaint(
                "Check the stove twenty times",
                "Checking Again and Again: Is It OCD?",
                ("Compulsion", "Anxiety"),
                "I go back to the stove up to twenty times before leaving, take photos of the knobs and still turn around at the corner. I know that it is silly while I do it.",
                "Knowing that it is silly is part of the disorder. Exposure with response prevention works in about three months, a medicine can be added if the days are too short.",
            ),
            Complaint(
                "Sleep only with light and radio",
                "Afraid of Silence at Night: Relearning Sleep",
                ("Insomnia", "Sleep", "Night Symptoms"),
                "Since my divorce I fall asleep only with the lamp and a talk show on, and if the programme ends I am wide awake. Tablets leave me dull until noon.",
                "Keep a fixed time for getting up, go to bed late, and lower the sound by one step each week. Sleep that was learned badly can be learned anew without tablets.",
            ),
        ),
    ),
    Department(
        "Otolaryngology",
        (
            Complaint(
                "Ringing in one ear since a concert",
                "Ringing Ears After Loud Music: Will It Stop?",
                ("Tinnitus", "Hearing"),
                "The ringing in my left ear began in the taxi after a concert and sounds like an old television. People on that side seem to talk through a curtain.",
                "If hearing on that side is dull for more than a day, come at once, since cortisone works only early. Otherwise the ringing fades over some days.",
            ),
            Complaint(
                "White smelly crumbs from my throat",
                "Tonsil Stones: Why They Form and How to Remove Them",
                ("Tonsil Stones", "Bad Breath", "Throat"),
                "From time to time I cough up a white crumb that smells like a drain, and with a mirror I can see more of them in holes beside the tongue.",
                "They are tonsil stones, food and cells caked in the crypts. Gargle with salt water after meals; nobody removes tonsils for that reason alone.",
            ),
            Complaint(
                "Nose blocked on alternating sides",
                "A Blocked Nose That Changes Sides: The Nasal Cycle",
                ("Nasal Congestion", "Allergy", "Sleep"),
                "Lying on the left my left nostril shuts, and turning over moves the plug to the other side within minutes. I have not breathed through both since winter.",
                "The sides of the nose take turns by nature, an allergy only makes it audible. Rinse with salt water and use a steroid spray for a month before anyone speaks of surgery.",
            ),
            Complaint(
                "Lump in the throat but I can eat",
                "Feeling a Lump in the Throat: Globus and Reflux",
                ("Throat", "Globus", "Acid Reflux"),
                "There is a lump as big as a plum stone in my throat when I swallow nothing, and with food it is gone. It is worst when the house is quiet.",
                "A lump that disappears while eating is called globus and is not a growth. Treat reflux if you have it, and let the throat be seen once to rest your mind.",
            ),
        ),
    ),
    Department(
        "Endocrinology",
        (
            Complaint(
                "TSH of 6.8 without symptoms",
                "Slightly High TSH: Treat or Repeat?",
                ("Thyroid", "TSH"),
                "A routine test showed TSH 6.8 with a normal free T4, and my relatives tell me that this explains my whole character. I feel neither cold nor slow.",
                "A TSH below 10 with normal T4 is repeated after three months, together with antibodies. Many return to normal and need no tablet.",
            ),
            Complaint(
                "Always thirsty, sugar 212",
                "Constant Thirst and High Sugar: Could It Be Diabetes?",
                ("Diabetes", "Thirst", "Blood Sugar"),
                "I drink four litres a day, lost 5 kg without wanting to and my neighbour's meter showed 212 two hours after noodles.",
                "Thirst, loss of weight and a value above 200 mean diabetes. Please have fasting sugar and HbA1c measured tomorrow, and go at once if you begin to vomit.",
            ),
            Complaint(
                "Breast tissue in a boy of 14",
                "Breast Swelling in Teenage Boys: Normal Puberty?",
                ("Puberty", "Gynecomastia"),
                "Behind my son's left nipple there is a disc like a coin which hurts when the ball hits it, and he no longer wants to swim.",
                "Two of three boys have this for some months in puberty. It goes by itself within two years; medicines and certain body-building powders should be asked about.",
            ),
            Complaint(
                "Sweating and shaking before lunch",
                "Shaky Before Meals: Low Sugar or Nerves?",
                ("Low Blood Sugar", "Sweating", "Diet"),
                "At eleven o'clock my hands shake, sweat runs down my back and I could bite into the table, a biscuit ends it within minutes. I breakfast on sweet coffee.",
                "A sweet breakfast calls up much insulin, and two hours later sugar falls. Eat oats, eggs or beans in the morning; a value below 55 during an attack needs a work-up.",
            ),
        ),
    ),
    Department(
        "Dentistry",
        (
            Complaint(
                "Tooth hurts only with cold water",
                "Cold Sensitivity: Exposed Neck or Cracked Tooth?",
                ("Tooth Sensitivity", "Toothpaste"),
                "Cold water shoots into a lower molar and is gone the moment I swallow, hot soup does nothing. There is a notch near the gum that I can feel with a nail.",
                "A short pain from cold at a notch is exposed dentine. A soft brush, a paste with potassium or fluoride varnish calms it; pain that lingers is the nerve.",
            ),
            Complaint(
                "Gum boil that comes and goes",
                "A Pimple on the Gum: Why It Keeps Returning",
                ("Gum Boil", "Root Canal"),
                "Above a crowned tooth a pimple rises each month, bursts with a salty taste and disappears, and there is never any pain. The crown is nine years old.",
                "The pimple is the exit of an infection at the tip of the root. The root must be treated again or the tip removed, even though it does not hurt.",
            ),
            Complaint(
                "Wisdom tooth half out, swollen cheek",
                "Half-Erupted Wisdom Tooth: Rinse, Wait or Remove?",
                ("Wisdom Tooth", "Swelling"),
                "A wisdom tooth has put one corner through the gum, I cannot open my mouth wider than two fingers and my cheek is warm.",
                "Rinse under the flap with salt water and see a dentist this week. If swallowing becomes difficult or fever rises, go to a hospital tonight.",
            ),
            Complaint(
                "Grinding teeth while asleep",
                "Teeth Grinding at Night: Splints, Stress and Sore Jaws",
                ("Teeth Grinding", "Jaw Pain", "Stress"),
                "My room-mate recorded me: it sounds like someone dragging a wardrobe over gravel. My temples ache until ten and one filling has cracked.",
                "A hard splint for the night protects the teeth, though it does not stop the grinding. Less alcohol, a calmer evening and jaw exercises lower it.",
            ),
        ),
    ),
    Department(
        "Pulmonology",
        (
            Complaint(
                "Cough for eight weeks after a cold",
                "A Cough That Outlasts the Cold: Eight Weeks and Counting",
                ("Chronic Cough", "Asthma"),
                "The cold left in a week, the cough stayed for eight, dry, worse with laughing and with cold air. My chest film shows nothing.",
                "A dry cough after a cold with a clean film is often cough-variant asthma. A breathing test and two weeks of an inhaled steroid tell more than syrup.",
            ),
            Complaint(
                "Short of breath at the top of stairs",
                "Out of Breath on Stairs: Lungs, Heart or Fitness?",
                ("Shortness Of Breath", "Exercise", "Stairs"),
                "On the second floor I stand and pretend to look for my keys until I can speak. Two years ago I carried crates up there, singing.",
                "Such a change within two years should be examined: a film of the chest, a breathing test, an ECG and a blood count. Lack of training is the diagnosis that remains.",
            ),
            Complaint(
                "6 mm nodule on the lung",
                "Small Lung Nodule: What Follow-Up Means",
                ("Lung Nodule", "CT Scan"),
                'On a scan for another reason they found a solid nodule of 6 mm in the right upper lobe and wrote "follow-up". I never smoked, my father did at table.',
                "In a person who never smoked a nodule of 6 mm is a scar in more than ninety-five of a hundred cases. One more scan after twelve months closes the file.",
            ),
            Complaint(
                "Snoring with pauses",
                "Snoring and Breathing Pauses: Testing for Sleep Apnea",
                ("Snoring", "Sleep Apnea", "Sleep"),
                "My wife counts the seconds in which I do not breathe, eighteen was the longest, before I snort and go on. At red lights I could fall asleep.",
                "Pauses together with sleepiness behind the wheel call for a sleep study soon. Until then do not drive long distances, and sleep on your side.",
            ),
        ),
    ),
    Department(
        "Family Medicine",
        (
            Complaint(
                "Vaccination arm still sore",
                "Sore Arm Weeks After a Vaccine: Should It Last?",
                ("Vaccination", "Shoulder Pain"),
                "Four weeks after a flu shot I still cannot reach the seat belt with that arm, the needle went in quite high. There was never any redness.",
                "A needle placed too high can inflame the shoulder itself. Try exercises and an anti-inflammatory for two weeks; an ultrasound follows if it is no better.",
            ),
            Complaint(
                "Always 37.3 in the afternoon",
                "Slightly Raised Temperature in the Afternoon",
                ("Low-Grade Fever", "Body Temperature"),
                "For a month the thermometer has shown 37.3 °C every day at four and 36.5 °C in the morning. I feel as I always do, apart from measuring.",
                "A body is half a degree warmer in the afternoon, so your values are normal. Put the thermometer away, and come if it exceeds 38 °C or you lose weight.",
            ),
            Complaint(
                "Tired all the time, blood fine",
                "Always Tired With Normal Blood Tests",
                ("Fatigue", "Sleep", "Depression"),
                "I sleep nine hours and wake as if I had carried bricks, three blood tests had no star in any line. On holiday it is just the same.",
                "When blood is normal, look at sleep quality, mood and load. Snoring, a bedroom too warm and worries cause more tiredness than any rare disease.",
            ),
            Complaint(
                "Tick bite with a red spot",
                "Red Spot After a Tick Bite: When Is It Lyme?",
                ("Tick Bite", "Rash", "Antibiotics"),
                "Nine days after pulling a tick from the hollow of my knee a red spot is there, three fingers wide, with a paler middle. It does not itch.",
                "A spot wider than five centimetres after a week is the sign of Lyme disease and needs no blood test. Doxycycline for ten days cures it at this stage.",
            ),
        ),
    ),
    Department(
        "Hematology",
        (
            Complaint(
                "Bruises without bumping into anything",
                "Unexplained Bruises: Which Blood Tests Help?",
                ("Bruising", "Platelets"),
                "On my thighs and arms blue spots appear without my having bumped into anything, five at present, in all colours. My gums do not bleed.",
                "Some bruises on thighs are common in women. A count of platelets and a clotting test are simple; spots like pinheads on the shins would be more urgent.",
            ),
            Complaint(
                "Ferritin of 6, pills upset my stomach",
                "Low Iron and Upset Stomach: Better Ways to Take It",
                ("Iron Deficiency", "Anemia", "Diet"),
                "My ferritin is 6 ng/mL, and each tablet of iron rewards me with cramps and a black surprise. I stopped after nine days and hide from my doctor.",
                "Take one tablet every other day with some orange juice, which is absorbed as well and hurts less. If that fails an infusion fills the store in one visit.",
            ),
            Complaint(
                "Lymph node behind the ear for months",
                "A Lymph Node That Stays: Size, Feel and Time",
                ("Lymph Node", "Infection"),
                "Behind my ear there is a little ball as large as a pea that rolls away under the finger, it has been there unchanged since a cold in January.",
                "A soft node that rolls and stays below one centimetre is the memory of an old infection. Growth, hardness or night sweats would change my mind.",
            ),
            Complaint(
                "White cells 3.1, am I ill?",
                "Low White Blood Cells in a Healthy Person",
                ("White Blood Cells", "Health Check", "Infection"),
                "My white cells are at 3.1 × 10³/µL for the second time, and the form says to repeat it. I have had one cold in two years.",
                "Many healthy people live with 3 × 10³/µL, it is their personal normal. What counts are the neutrophils: above 1.5 × 10³/µL there is nothing to do.",
            ),
        ),
    ),
    Department(
        "Rehabilitation",
        (
            Complaint(
                "Shoulder stiff after plaster",
                "Stiff Shoulder After a Cast: Exercises That Work",
                ("Shoulder Pain", "Physical Therapy", "Stretching"),
                "Six weeks in a plaster have frozen my shoulder, I can lift the arm to the height of a table and no further. The bone has healed, says the film.",
                "Warm it, then let the arm swing like a pendulum, and walk the fingers up a wall five times a day. Gains come in centimetres a week, so mark the wall.",
            ),
            Complaint(
                "Learning to walk after a stroke",
                "Walking Again After a Stroke: How Long Does Progress Last?",
                ("Stroke", "Walking", "Physical Therapy"),
                "My father had a stroke in spring and walks twenty metres with a stick, his foot catches on carpets. The clinic says that the time for progress is over.",
                "Progress slows after six months and does not end. A splint against the dropping foot, practice every day and treadmill work still bring metres after years.",
            ),
            Complaint(
                "Neck stiff from the screen",
                "Stiff Neck at the Desk: Small Changes With Great Effect",
                ("Neck Pain", "Posture", "Eye Strain"),
                "By noon my neck is a board and I turn like a robot, on weekends I am human again. My laptop stands on a low table.",
                "Raise the screen until its upper edge meets your eyes, and stand up every forty minutes. Ten chin tucks in the hour are worth more than a massage a week.",
            ),
            Complaint(
                "Ankle gives way since the sprain",
                "An Ankle That Gives Way: Training After a Sprain",
                ("Ankle Sprain", "Balance", "Running"),
                "A year after a bad sprain my ankle tips over on flat ground about once a week, without warning. Nothing is torn according to the scan.",
                "The ligaments have healed, the reflexes have not. Stand on one leg while brushing your teeth, later on a cushion; six weeks of that halve the falls.",
            ),
        ),
    ),
)
