"""What members of the community answer: sentences that fit many questions, beside the facts of each topic."""

from __future__ import annotations

GREETINGS: tuple[str, ...] = (
    "Paediatric nurse here, fourteen years on the ward.",
    "We had the same with our second.",
    "Pharmacist from a small town, so I get asked this weekly.",
    "Been there, twice.",
    "Speaking as a parent of three and nothing more than that.",
    "Night shift nurse reporting.",
    "I run a first-aid course, for what it is worth.",
    "Same story in our house last winter.",
    "Retired district nurse, still opinionated.",
    "Sorry that you are going through this.",
    "You are not fussing at all.",
    "Dispensing technician here, with a weakness for leaflets.",
    "Good that you wrote down the times.",
    "I had to look this up for my own father.",
)
EXPLANATIONS: tuple[str, ...] = (
    "In most families this settles within a week or two without anybody finding out why.",
    "The body is slow to read our calendars, and a fortnight is nothing to it.",
    "It tends to look worse in the evening because everything looks worse in the evening.",
    "A single reading says little; three readings on three days say a lot more.",
    "What matters is how somebody looks and drinks, less so what a number says.",
    "There is a wide range of normal here, wider than the tables suggest.",
    "The first days are the worst ones, and after that it usually goes downhill gently.",
    "Dry indoor air makes nearly all of these things a little worse.",
    "Two harmless things at the same time can look like one serious thing.",
    "Labels are written for lawyers, so read the dose line and then ask at the counter.",
    "Growing children produce a new symptom each month and lose it again by the next.",
    "It is the change over time that tells, so take a picture with a coin beside it.",
    "Most of what is sold for this works about as well as waiting does.",
    "Stress does not cause it, but it certainly turns up the volume.",
    "Tiredness alone can explain a surprising part of such a list.",
    "After a virus the whole system stays touchy for some weeks.",
    "Older advice was stricter; newer studies are calmer about it.",
    "Skin, gut and sleep all take their own time, and none of them likes haste.",
    "If it moves about and comes and goes, that is usually the good kind.",
    "People forget that half a tablet and a full night's rest often do the job of two tablets.",
    "One side only, or getting steadily worse, would make me less relaxed.",
    "On the ward we see the rare bad course, and even there most go home the next day.",
    "The phone line has to be careful, which is why they always say to come in.",
    "Habits that took months to build will not vanish over a weekend.",
)
ADVICE: tuple[str, ...] = (
    "Ring your practice if it has not turned by the end of the week.",
    "Write down what was taken and when, and bring that list along.",
    "Please do not stop anything prescribed without asking first.",
    "A fever that lasts beyond three days should be looked at in person.",
    "Ask for the pharmacist and not for the till, they do this all day.",
    "Keep the fluids going, small sips and often.",
    "Trouble breathing, a stiff neck or confusion mean an ambulance and no forum.",
    "Change one thing at a time, else you will never know what helped.",
    "Have someone look at it once, and then you can wait with a clear conscience.",
    "Bring the packaging with you, the small print has the strength on it.",
    "Give it five more days and be kind to yourself in the meantime.",
    "If the pain wakes somebody at night, that is reason enough for an appointment.",
    "Check the use-by date, also of what stands in the fridge door.",
    "Set a reminder for the follow-up, because nobody else will.",
    "Leave it uncovered for an hour a day if that is possible.",
    "Do go back if the story changes, it is not a nuisance to ask twice.",
    "Put the thermometer away for one evening and look at the child.",
    "Take the lower dose first and see how far it carries you.",
)
CLOSINGS: tuple[str, ...] = (
    "Fingers crossed!",
    "Hope this helps a bit.",
    "Do tell us how it ends.",
    "All the best to the patient.",
    "Sleep well, you have earned it.",
    "Get well soon, all of you.",
    "That is my two pennies' worth.",
    "Good luck on Monday.",
)
LISTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "What I would have ready before calling:",
        ("age and weight", "the readings of the last two days", "a list of everything that was taken"),
    ),
    ("Things that helped in our house:", ("a cooler bedroom", "supper an hour earlier", "no screens after eight")),
    (
        "Go in the same day if you see any of these:",
        ("blood where there should be none", "a rash that stays under a glass", "no wet nappy for eight hours"),
    ),
    (
        "My usual checklist at the counter:",
        ("who is it for", "since when", "what else is being taken", "what has been tried"),
    ),
    (
        "Cheap and worth a try:",
        ("a humid cloth on the radiator", "plain petroleum jelly", "lukewarm tea without sugar"),
    ),
    (
        "What did nothing at all for us:",
        ("the expensive drops", "the necklace", "two pages of good advice from my aunt"),
    ),
    ("Reasons to be relaxed about it:", ("drinking is normal", "playing is normal", "it is gone in the morning")),
    (
        "What the nurse will want to see:",
        ("the spot itself, without cream on it", "the other side for comparison", "how the joint moves"),
    ),
)
"""An introduction and its entries; about half of them are read out in order, so they come with numbers."""
OWN_REPLIES: tuple[str, ...] = (
    "Thank you all, I rang them this morning and they will see us at four.",
    "Update from the one who asked: much better today, and nobody knows why.",
    "I tried the first suggestion last night, and for once everybody slept.",
    "To answer the questions above: no fever, no new food, and no travel.",
    "Back again, the pharmacist agreed with nearly everything in this thread.",
    "We went, they looked for two minutes, and it is what most of you thought.",
    "I should have added that it is on the left side only.",
    "Small correction of my own post: it was ten days, and not a fortnight.",
)
"""How those who asked come back to their own thread."""
