package frontdesk.engine.booking;

import frontdesk.protocol.booking.LedgerEvent.Answered;
import frontdesk.protocol.id.CommandId;
import java.time.Instant;
import java.util.Optional;

/**
 * The answers that are repeated when a command comes again.
 *
 * @param recent by command id
 * @param forgottenUpTo the latest key time among answers that were forgotten. A key made no later
 *     that is not known may be one of them, so it is refused: then neither a jump of the clock nor
 *     the bound on their number lets a command be executed twice
 */
record StoredAnswers(Recent<CommandId, Answered> recent, Optional<Instant> forgottenUpTo) {
  static StoredAnswers empty() {
    return new StoredAnswers(Recent.empty(), Optional.empty());
  }

  Optional<Answered> find(CommandId id) {
    return recent.find(id);
  }

  /** Whether a key of that time may belong to an answer that was forgotten. */
  boolean mayHaveForgotten(Instant madeAt) {
    return forgottenUpTo.filter(limit -> !madeAt.isAfter(limit)).isPresent();
  }

  /** With one more answer, given at that time, and without those whose time is over. */
  StoredAnswers with(Answered answered, Instant at, LedgerSettings settings) {
    Recent<CommandId, Answered> all = recent.with(answered.key().id(), answered, at);
    Instant before = at.minus(settings.idempotencyRetention());
    Optional<Instant> limit = forgottenUpTo;
    for (Recent.Entry<CommandId, Answered> old : all.surplus(before, settings.maxStoredAnswers())) {
      Instant madeAt = old.value().key().madeAt();
      limit = Optional.of(limit.filter(madeAt::isBefore).orElse(madeAt));
    }
    return new StoredAnswers(all.trimmed(before, settings.maxStoredAnswers()), limit);
  }
}
