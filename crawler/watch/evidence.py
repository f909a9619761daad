"""How sure it is that a share has changed, or falls short.

Both are log-likelihood ratios, in nats: twice the ratio is chi-squared distributed with one degree of freedom where
nothing has changed (Wilks 1938), so that `ENOUGH` is met by chance once in eight million looks.
"""

from __future__ import annotations

from math import log

ENOUGH = 14.0


def of_change(before: int, of_before: int, late: int, of_late: int) -> float:
    """How much better two shares explain what was counted than one does (the G-test).

    >>> of_change(50, 100, 10, 20), round(of_change(20, 20, 0, 20), 1)
    (0.0, 27.7)
    """
    whole = (before + late) / (of_before + of_late)
    return _divergence(before, of_before, whole) + _divergence(late, of_late, whole)


def of_shortfall(shown: int, pages: int, least: float) -> float:
    """How much better the share that was counted explains the count than the least that was expected does.

    >>> of_shortfall(9, 10, 0.8), round(of_shortfall(0, 10, 0.8), 1)
    (0.0, 16.1)
    """
    return _divergence(shown, pages, least) if shown < least * pages else 0.0


def _divergence(shown: int, pages: int, share: float) -> float:
    """Kullback-Leibler divergence of what was counted from a share, times the pages."""
    missing = pages - shown
    told = shown * log(shown / (pages * share)) if shown else 0.0
    return told + (missing * log(missing / (pages * (1 - share))) if missing else 0.0)
