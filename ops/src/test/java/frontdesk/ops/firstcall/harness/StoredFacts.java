package frontdesk.ops.firstcall.harness;

import frontdesk.config.Configuration;
import frontdesk.ops.node.Storage;
import frontdesk.persistence.audit.JournalEntry;
import frontdesk.persistence.audit.JournalReader;
import frontdesk.persistence.audit.JournalVerifier;
import frontdesk.persistence.audit.Verification;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.audit.StoredEvent;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.KeyId;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands in the journal of a node that does not run.
 *
 * @param all every event, entity by entity, each in order
 * @param withoutKey calls whose data key is lost, so that nobody can ever open what they hold
 */
public record StoredFacts(
    List<StoredEvent> all,
    Map<CallId, List<CallEvent>> calls,
    List<CallId> withoutKey,
    Verification verification) {
  private static final int MOST = 10_000;

  /** Reads it all. */
  public static StoredFacts of(NodeFiles files) throws SQLException {
    if (!(Configuration.load(Optional.of(files.config()), Map.of())
        instanceof Configuration.Loaded loaded)) {
      throw new AssertionError("the test's configuration is wrong");
    }
    Storage.Opening opening =
        Storage.open(loaded.settings(), Clock.systemUTC(), Storage.Purpose.READ);
    if (!(opening instanceof Storage.Opening.Opened opened)) {
      throw new AssertionError("the store cannot be read: " + opening);
    }
    try (Storage storage = opened.storage()) {
      JournalReader reader = new JournalReader(storage.journal().source(), MOST);
      List<StoredEvent> all = new ArrayList<>();
      Map<CallId, List<CallEvent>> calls = new HashMap<>();
      List<CallId> withoutKey = new ArrayList<>();
      for (EntityKind kind : EntityKind.values()) {
        for (String id : reader.persistenceIds(kind, MOST)) {
          List<StoredEvent> events = events(reader, id);
          all.addAll(events);
          if (kind == EntityKind.CALL) {
            CallId call = CallId.parse(id.substring(kind.persistenceId("").length())).orElseThrow();
            calls.put(call, events.stream().map(CallEvent.class::cast).toList());
            KeyId key = new KeyId("call/" + call.value());
            if (storage.keys().find(key).toCompletableFuture().join().isEmpty()) {
              withoutKey.add(call);
            }
          }
        }
      }
      Verification verification = new JournalVerifier(storage.journal().source(), MOST).verify();
      return new StoredFacts(all, calls, withoutKey, verification);
    }
  }

  private static List<StoredEvent> events(JournalReader reader, String id) throws SQLException {
    List<StoredEvent> events = new ArrayList<>();
    for (JournalEntry entry : reader.history(id)) {
      if (!(entry instanceof JournalEntry.Event event)) {
        throw new AssertionError("an event cannot be read: " + entry.position());
      }
      events.add(event.event());
    }
    return events;
  }

  /** The events of a call, in order. */
  public List<CallEvent> events(CallId call) {
    return calls.getOrDefault(call, List.of());
  }

  /** All bookings. */
  public List<LedgerEvent.AppointmentBooked> bookings() {
    return all.stream()
        .filter(LedgerEvent.AppointmentBooked.class::isInstance)
        .map(LedgerEvent.AppointmentBooked.class::cast)
        .toList();
  }

  /** The bookings of a call. */
  public List<LedgerEvent.AppointmentBooked> bookings(CallId call) {
    return bookings().stream().filter(booked -> booked.call().equals(call)).toList();
  }

  /** Holds that were placed and neither booked, released nor expired. */
  public List<HoldId> holdsLeft() {
    Set<HoldId> left = new LinkedHashSet<>();
    for (StoredEvent event : all) {
      if (event instanceof LedgerEvent.HoldPlaced placed) {
        left.add(placed.hold());
      } else if (event instanceof LedgerEvent.HoldsReleased released) {
        released.holds().forEach(left::remove);
      } else if (event instanceof LedgerEvent.HoldExpired expired) {
        left.remove(expired.hold());
      } else if (event instanceof LedgerEvent.AppointmentBooked booked) {
        left.remove(booked.hold());
      }
    }
    return List.copyOf(left);
  }

  /** Whether the journal is as it was written. */
  public boolean sound() {
    return verification instanceof Verification.Sound;
  }
}
