package frontdesk.engine.booking;

import frontdesk.protocol.audit.EventDigest;
import frontdesk.protocol.audit.StoredSnapshot;
import frontdesk.protocol.booking.CallbackEvent;
import frontdesk.protocol.booking.CallbackEvent.CallbackDone;
import frontdesk.protocol.booking.CallbackEvent.CallbackPromised;
import frontdesk.protocol.booking.CallbackEvent.CallbackTaken;
import frontdesk.protocol.booking.CallbackProtocol;
import frontdesk.protocol.id.CallbackId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A clinic's promised callbacks at one moment: immutable, one method per event, stored as it is
 * when a snapshot is taken (numbers in it are sealed).
 *
 * @param open those not done, in the order in which they were promised
 * @param done the last ones that were done, oldest first
 * @param lastDigest the digest of the last event, empty before the first
 */
record CallbackState(List<CallbackProtocol.Callback> open, List<CallbackId> done, String lastDigest)
    implements StoredSnapshot {
  CallbackState {
    open = List.copyOf(open);
    done = List.copyOf(done);
    Objects.requireNonNull(lastDigest); // else a snapshot of another shape would pass
  }

  static CallbackState empty() {
    return new CallbackState(List.of(), List.of(), "");
  }

  Optional<CallbackProtocol.Callback> find(CallbackId id) {
    return open.stream().filter(callback -> callback.id().equals(id)).findFirst();
  }

  boolean wasDone(CallbackId id) {
    return done.contains(id);
  }

  /** Those not done, by due time. */
  List<CallbackProtocol.Callback> byDueTime() {
    return open.stream().sorted(Comparator.comparing(CallbackProtocol.Callback::due)).toList();
  }

  CallbackState apply(CallbackEvent event, EventDigest digest, CallbackSettings settings) {
    if (event instanceof CallbackPromised promised) {
      return onPromised(promised).withDigest(digest.of(event));
    } else if (event instanceof CallbackTaken taken) {
      return onTaken(taken).withDigest(digest.of(event));
    } else if (event instanceof CallbackDone completed) {
      return onDone(completed, settings.maxDoneRemembered()).withDigest(digest.of(event));
    }
    throw new IllegalArgumentException("no handler for " + event.getClass().getSimpleName());
  }

  private CallbackState onPromised(CallbackPromised event) {
    CallbackProtocol.Callback promised =
        new CallbackProtocol.Callback(
            event.callback(), event.call(), event.wish(), event.due(), Optional.empty(), false);
    return new CallbackState(
        Stream.concat(open.stream(), Stream.of(promised)).toList(), done, lastDigest);
  }

  private CallbackState onTaken(CallbackTaken event) {
    return new CallbackState(
        open.stream().map(callback -> taken(callback, event)).toList(), done, lastDigest);
  }

  private static CallbackProtocol.Callback taken(
      CallbackProtocol.Callback callback, CallbackTaken event) {
    return callback.id().equals(event.callback())
        ? new CallbackProtocol.Callback(
            callback.id(),
            callback.call(),
            callback.wish(),
            callback.due(),
            Optional.of(event.who()),
            false)
        : callback;
  }

  private CallbackState onDone(CallbackDone event, int maxRemembered) {
    List<CallbackId> remembered = new ArrayList<>(done);
    remembered.add(event.callback());
    int surplus = Math.max(0, remembered.size() - maxRemembered);
    return new CallbackState(
        open.stream().filter(callback -> !callback.id().equals(event.callback())).toList(),
        remembered.subList(surplus, remembered.size()),
        lastDigest);
  }

  private CallbackState withDigest(String next) {
    return new CallbackState(open, done, next);
  }
}
