"""Whether a laptop has erased whom it was told to: its cursor says so.

Whom to erase comes down with the reference data, and the laptop moves its cursor past it in the
transaction in which it erases. So it has nothing to say besides where it stands.
"""

from sync.protocol.limits import ERASES_FROM
from sync.protocol.messages import EVERYTHING, REFERENCE, Ask
from sync.server.answers import same_history
from sync.server.storage.reads import Reads
from sync.server.storage.values import Device


def erased_upto(ask: Ask) -> int:
    """Give up to which position a laptop says it has all reference data; 0 for none."""
    if ask.schema < ERASES_FROM:
        return 0
    return max((at for scope, _, at in ask.scopes if scope in {REFERENCE, EVERYTHING}), default=0)


def erased_at_last(reads: Reads, device: Device, ask: Ask) -> int:
    """Give up to which position it has erased, as far as this history and its grants show that."""
    upto = erased_upto(ask)
    org = reads.org(device.org)
    if upto <= device.erased_at or upto > org.position or not same_history(reads, org, ask):
        return device.erased_at
    granted = {
        (grant.scope, grant.generation)
        for grant in reads.grants_of(device.org, device.id)
        if grant.ended is None and not grant.person
    }
    whole = {(scope, generation) for scope, generation, at in ask.scopes if at == upto}
    return upto if whole & granted else device.erased_at
