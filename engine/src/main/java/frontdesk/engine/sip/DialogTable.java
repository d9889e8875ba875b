package frontdesk.engine.sip;

import frontdesk.engine.sip.dialog.DialogRecord;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The dialogs of this instance by our tag, bounded. Signalling thread, but for the count. */
final class DialogTable {
  private final int maxDialogs;
  private final Map<String, Dialog> byTag = new ConcurrentHashMap<>();
  private int reserved;

  DialogTable(int maxDialogs) {
    this.maxDialogs = maxDialogs;
  }

  @Nullable Dialog find(String tag) {
    return byTag.get(tag);
  }

  boolean isFull() {
    return byTag.size() + reserved >= maxDialogs;
  }

  /** Keeps room for the dialog that an unanswered INVITE may make; false when there is none. */
  boolean reserve() {
    if (isFull()) {
      return false;
    }
    reserved++;
    return true;
  }

  /** Gives that room back: the INVITE has been answered. */
  void release() {
    reserved--;
  }

  /**
   * The dialog of this record, with the record's own number; a new one if need be. Where the record
   * is of a later request of the peer than is known here, that came by another node.
   */
  Dialog adopt(DialogRecord stored) {
    Dialog known = byTag.get(stored.localTag());
    if (known != null && known.record().sipCallId().equals(stored.sipCallId())) {
      boolean later = stored.remoteCSeq() > known.record().remoteCSeq();
      known.update(later ? stored : known.record().sendingAs(stored));
      return known;
    }
    Dialog created = new Dialog(stored);
    byTag.put(stored.localTag(), created);
    return created;
  }

  void remove(Dialog dialog) {
    AnswerRetransmission waiting = dialog.unacknowledged();
    if (waiting != null) {
      waiting.stop();
    }
    byTag.remove(dialog.record().localTag(), dialog);
  }

  int count() {
    return byTag.size();
  }

  void clear() {
    byTag.clear();
    reserved = 0;
  }
}
