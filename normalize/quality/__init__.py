"""Quality: what a record's texts and its page say of their worth.

Signals are noted on the record; nothing an author wrote is removed.
"""

from normalize.quality.reading import reading_signals
from normalize.quality.rejects import reject_reason
from normalize.quality.signals import quality_signals
from normalize.quality.spam import spam_score

__all__ = ["quality_signals", "reading_signals", "reject_reason", "spam_score"]
