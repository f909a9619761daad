"""What the doctors of the reply site say around a reply."""

from __future__ import annotations

GREETINGS: tuple[str, ...] = (
    "Hello:",
    "Hello!",
    "Dear reader,",
    "Hello, thank you for your question.",
    "Dear {name},",
    "Hello, Miss:",
    "Hi,",
    "Thank you for your trust.",
    "Hello: I read your letter with attention.",
    "Good day.",
)
MIDDLES: tuple[str, ...] = (
    "From a letter alone I cannot make a diagnosis.",
    "Your description is clear and speaks for itself.",
    "I would not be too worried for the time being.",
    "Please bring all reports and the medicines that you take.",
    "An examination in the outpatient clinic remains necessary.",
    "Regular sleep and a little exercise support every treatment.",
    "Keep a diary for two weeks, it helps your doctor more than any machine.",
    "The treatment depends upon the cause, so that has to come first.",
    "If it gets worse all of a sudden, please use the emergency department.",
    "Smoking makes this worse, as it does most things.",
    "The values that you give are within the normal range, or close to it.",
    "Do not buy medicine on the advice of neighbours.",
    "A dose of 5½ mg in such a tablet is of no consequence.",
    "A family doctor can coordinate the next steps.",
    "> Avoid caffeine in the evening > drink enough water > see a doctor if there is no change after two weeks.",
    "(1) rest for now; (2) no massage; (3) a check in ten days.",
)
SECOND_OPINIONS: tuple[str, ...] = (
    "I agree with my colleague, and would add a blood count to be complete.",
    "In addition, stress should not be forgotten; please take it as seriously as the rest.",
    "From the point of view of my department there is no reason for an operation.",
    "Please also let your eyes, ears and teeth be checked, since they belong to the same head.",
    "Another possibility is a side effect of medicine, so send us the list.",
)
CLOSINGS: tuple[str, ...] = (
    "Wishing you good health.",
    "Thank you!",
    "I hope this helps you.",
    "Take care.",
    "Best wishes for your recovery.",
    "Regards, Dr. {doctor}",
    "Please write again if questions remain.",
    "With kind regards.",
)
