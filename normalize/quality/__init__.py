"""Quality: what a record's texts say of their worth. Signals are noted on it; nothing an author wrote is removed."""

from normalize.quality.rejects import reject_reason
from normalize.quality.signals import quality_signals
from normalize.quality.spam import spam_score

__all__ = ["quality_signals", "reject_reason", "spam_score"]
