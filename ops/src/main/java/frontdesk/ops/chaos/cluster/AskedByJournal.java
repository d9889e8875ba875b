package frontdesk.ops.chaos.cluster;

import frontdesk.ops.caller.KeyChoice;
import frontdesk.persistence.audit.JournalReader;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.media.TelephoneKey;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Callers who know what they are asked from the calls' journal: it stands there before it is said,
 * so that a scenario needs no recognizer for prompts. Any thread; blocks for a look-up.
 */
final class AskedByJournal implements KeyChoice {
  private final JournalReader journal;
  private final Predicate<String> mayAgree;

  /**
   * @param journal of the cluster that is called
   * @param mayAgree by call id: whether the caller may say yes to the read-back; may keep it
   *     waiting
   */
  AskedByJournal(JournalReader journal, Predicate<String> mayAgree) {
    this.journal = journal;
    this.mayAgree = mayAgree;
  }

  @Override
  public Optional<TelephoneKey> key(String farTag, boolean inTurn) {
    AskedNow asked;
    try {
      asked =
          AskedNow.of(
              StoredCalls.events(journal, EntityKind.CALL.persistenceId(farTag), CallEvent.class));
    } catch (SQLException away) {
      throw new IllegalStateException("the journal cannot be read", away);
    }
    Optional<TelephoneKey> key = asked.key(inTurn);
    return key.filter(chosen -> !asked.confirms() || mayAgree.test(farTag));
  }
}
