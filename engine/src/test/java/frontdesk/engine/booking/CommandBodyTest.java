package frontdesk.engine.booking;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.booking.LedgerProtocol.Mutation;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.WaitingWish;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.id.WaitingId;
import frontdesk.protocol.privacy.Sealed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;

/**
 * The text of every command, word for word: its HMAC is stored with the key, so that a text that
 * changed would turn every retry of a stored command into {@code KEY_REUSED}.
 */
class CommandBodyTest {
  private static final ActorRef<LedgerProtocol.Answer> NOBODY =
      TestInbox.<LedgerProtocol.Answer>create().getRef();
  private static final CommandKey KEY =
      new CommandKey(new CommandId("call-1-7"), Instant.parse("2027-02-04T07:40:00.123Z"));
  private static final HoldId HOLD = new HoldId("hold-1");
  private static final AppointmentId APPOINTMENT = new AppointmentId("appointment-1");
  private static final CallId CALL = new CallId("node-0." + "0a".repeat(16));
  private static final Slot SLOT =
      new Slot(
          new ServiceId("cleaning"),
          new PractitionerId("dr-ionescu"),
          Instant.parse("2027-02-05T07:00:00Z"),
          Duration.ofMinutes(30));

  private static Map<Mutation, String> golden() {
    Map<Mutation, String> golden = new LinkedHashMap<>();
    golden.put(
        new LedgerProtocol.PlaceHold(KEY, HOLD, SLOT, CALL, Duration.ofMinutes(3), NOBODY),
        "PlaceHold|call-1-7|2027-02-04T07:40:00.123Z|hold-1|cleaning|dr-ionescu"
            + "|2027-02-05T07:00:00Z|PT30M|node-0.0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a|PT3M");
    golden.put(
        new LedgerProtocol.ConfirmHold(
            KEY, HOLD, APPOINTMENT, new PatientId("patient-1"), Optional.empty(), NOBODY),
        "ConfirmHold|call-1-7|2027-02-04T07:40:00.123Z|hold-1|appointment-1|patient-1|");
    golden.put(
        new LedgerProtocol.ConfirmHold(
            KEY,
            HOLD,
            APPOINTMENT,
            new PatientId("patient-1"),
            Optional.of(new Sealed(new KeyId("call/1"), new byte[] {1, 2, (byte) 0xFB})),
            NOBODY),
        "ConfirmHold|call-1-7|2027-02-04T07:40:00.123Z|hold-1|appointment-1|patient-1|call/1 AQL7");
    golden.put(
        new LedgerProtocol.ReleaseHold(KEY, HOLD, NOBODY),
        "ReleaseHold|call-1-7|2027-02-04T07:40:00.123Z|hold-1");
    golden.put(
        new LedgerProtocol.ReleaseCall(KEY, CALL, NOBODY),
        "ReleaseCall|call-1-7|2027-02-04T07:40:00.123Z|node-0.0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a");
    golden.put(
        new LedgerProtocol.CancelAppointment(KEY, APPOINTMENT, NOBODY),
        "CancelAppointment|call-1-7|2027-02-04T07:40:00.123Z|appointment-1");
    golden.put(
        new LedgerProtocol.MoveAppointment(KEY, APPOINTMENT, HOLD, NOBODY),
        "MoveAppointment|call-1-7|2027-02-04T07:40:00.123Z|appointment-1|hold-1");
    Sealed note = new Sealed(new KeyId("call/1"), new byte[] {1, 2, (byte) 0xFB});
    golden.put(
        new LedgerProtocol.MoveAppointment(
            KEY, APPOINTMENT, HOLD, Optional.of(note), Optional.empty(), NOBODY),
        "MoveAppointment|call-1-7|2027-02-04T07:40:00.123Z|appointment-1|hold-1|call/1 AQL7");
    golden.put(
        new LedgerProtocol.PlaceHold(
            KEY,
            HOLD,
            SLOT,
            CALL,
            Duration.ofMinutes(3),
            Optional.of("whoever"),
            Optional.of(APPOINTMENT),
            NOBODY),
        "PlaceHold|call-1-7|2027-02-04T07:40:00.123Z|hold-1|cleaning|dr-ionescu"
            + "|2027-02-05T07:00:00Z|PT30M|node-0.0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a|PT3M"
            + "|appointment-1");
    golden.put(
        new LedgerProtocol.NoteAppointment(
            KEY,
            APPOINTMENT,
            new Sealed(new KeyId("call/1"), new byte[] {1, 2, (byte) 0xFB}),
            Optional.empty(),
            NOBODY),
        "NoteAppointment|call-1-7|2027-02-04T07:40:00.123Z|appointment-1|call/1 AQL7");
    addWaiting(golden);
    return golden;
  }

  private static void addWaiting(Map<Mutation, String> golden) {
    WaitingWish wish =
        new WaitingWish(
            SLOT.service(),
            Optional.of(SLOT.practitioner()),
            LocalDate.parse("2027-02-05"),
            LocalDate.parse("2027-02-09"),
            Optional.empty(),
            Optional.of(LocalTime.NOON));
    WaitingId entry = new WaitingId("waiting-1");
    golden.put(
        new LedgerProtocol.JoinWaitingList(KEY, entry, new PatientId("patient-1"), wish, NOBODY),
        "JoinWaitingList|call-1-7|2027-02-04T07:40:00.123Z|waiting-1|patient-1|cleaning|dr-ionescu"
            + "|2027-02-05|2027-02-09||12:00");
    golden.put(
        new LedgerProtocol.LeaveWaitingList(KEY, entry, NOBODY),
        "LeaveWaitingList|call-1-7|2027-02-04T07:40:00.123Z|waiting-1");
    golden.put(
        new LedgerProtocol.AnswerOffer(
            KEY,
            entry,
            SLOT,
            true,
            APPOINTMENT,
            CALL,
            Optional.of("whoever"),
            Optional.empty(),
            NOBODY),
        "AnswerOffer|call-1-7|2027-02-04T07:40:00.123Z|waiting-1"
            + "|cleaning/dr-ionescu/2027-02-05T07:00:00Z/PT30M|true|appointment-1"
            + "|node-0.0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a");
    golden.put(
        new LedgerProtocol.BookSeries(
            KEY, APPOINTMENT, List.of(SLOT), List.of(APPOINTMENT), CALL, Optional.empty(), NOBODY),
        "BookSeries|call-1-7|2027-02-04T07:40:00.123Z|appointment-1"
            + "|cleaning/dr-ionescu/2027-02-05T07:00:00Z/PT30M|[appointment-1]"
            + "|node-0.0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a");
  }

  @Test
  void shouldHaveTheTextThatWasHashedBefore() {
    golden().forEach((command, text) -> assertThat(CommandBody.canonical(command)).isEqualTo(text));
  }

  @Test
  void shouldKnowEveryCommand() {
    assertThat(golden().keySet().stream().map(Object::getClass).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.asList(Mutation.class.getPermittedSubclasses()));
  }
}
