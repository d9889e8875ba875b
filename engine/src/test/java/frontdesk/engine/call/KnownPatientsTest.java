package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.patient.PatientEvent;
import frontdesk.protocol.patient.PatientProtocol;
import frontdesk.protocol.patient.RecentWish;
import frontdesk.protocol.patient.UsualChoice;
import frontdesk.protocol.privacy.Sealing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of who is known: never twice, merged, with habits, cut off and back again. */
class KnownPatientsTest extends PatientClinic {
  @Test
  void shouldMakeNobodyKnownTwice() {
    // given
    PatientId ana = ana();
    Optional<String> number = Optional.of(NUMBER);
    // when
    Call second = call();
    PatientId again = second.registered(Optional.of("Popescu Ana"), number, Optional.empty());
    PatientId retried = second.registered(Optional.of("Popescu Ana"), number, Optional.empty());
    PatientId child = clinic.knows(Optional.of("Mihai Popescu"), number, Optional.of("2019-05-01"));
    PatientId son = clinic.knows(Optional.of("Ana Popescu"), number, Optional.of("2001-01-01"));
    PatientId elsewhere =
        clinic.knows(Optional.of("Ana Popescu"), Optional.of(OTHER_NUMBER), Optional.empty());
    PatientId unnamed = clinic.knows(Optional.empty(), number, Optional.empty());
    // then
    assertThat(List.of(again, retried)).containsOnly(ana);
    assertThat(clinic.describe(ana).calls()).hasSize(2);
    assertThat(List.of(ana, child, son, elsewhere, unnamed)).doesNotHaveDuplicates();
    assertThat(clinic.knows(Optional.empty(), number, Optional.empty())).isEqualTo(unnamed);
  }

  @Test
  void shouldKeepAnEmailAddressWithTheNewPatientsKey() {
    PatientId jo = email(call(), "Jo Doe", "jo@example.com");
    assertThat(opened(jo)).contains("jo@example.com");
    assertThat(opened(clinic.knows(Optional.of("Al Doe"), Optional.empty(), Optional.empty())))
        .isEmpty();
  }

  @Test
  void shouldAddAnEmailAddressToWhoHasNoneAndLeaveTheOneThatIsKnown() {
    PatientId ana = ana();
    assertThat(email(call(), "Ana Popescu", "ana@example.com")).isEqualTo(ana);
    assertThat(opened(ana)).contains("ana@example.com");
    assertThat(email(call(), "Ana Popescu", "someone.else@example.com")).isEqualTo(ana);
    assertThat(opened(ana)).contains("ana@example.com");
  }

  private PatientId email(Call call, String name, String address) {
    ToolAnswer answer =
        call.does(
            new ToolCall.RegisterPatient(
                    Optional.of(call.seals.seal(CallSeals.Field.NAME, name)),
                    Optional.empty(),
                    Optional.of(call.seals.seal(CallSeals.Field.NUMBER, NUMBER)))
                .withEmail(Optional.of(call.seals.seal(CallSeals.Field.EMAIL, address))));
    return ((ToolAnswer.PatientRegistered) answer).patient();
  }

  private Optional<String> opened(PatientId patient) {
    Optional<Sealing> key =
        keys.find(new KeyId("patient/" + patient.value())).toCompletableFuture().join();
    return clinic
        .describe(patient)
        .data()
        .flatMap(PatientProtocol.PatientData::email)
        .flatMap(email -> key.orElseThrow().open(email, PatientEvent.place(patient, "email")));
  }

  @Test
  void shouldFindAppointmentsOfMergedEntriesThroughTheSurvivor() {
    // given
    PatientId ana = ana();
    PatientId old =
        clinic.knows(Optional.of("Ana Popescu"), Optional.of(OTHER_NUMBER), Optional.empty());
    has(old, REFERENCE, 5);
    has(ana, "4712", 2);
    clinic.<PatientProtocol.Answer>ask(replyTo -> new PatientProtocol.Merge(ana, old, replyTo));
    // when
    ToolAnswer who =
        call()
            .identified(
                Optional.of("Ana Popescu"),
                Optional.of(OTHER_NUMBER),
                Optional.empty(),
                Optional.of(REFERENCE));
    // then
    assertThat(who).isEqualTo(new ToolAnswer.PatientIdentified(ana));
    for (PatientId id : List.of(ana, old)) {
      ToolAnswer found = call().does(new ToolCall.RetrieveAppointments(id));
      assertThat(((ToolAnswer.AppointmentsFound) found).appointments())
          .extracting(Appointment::reference)
          .containsExactly("4712", REFERENCE);
    }
  }

  @Test
  void shouldTellWhatIsUsualOfWhoIsKnown() {
    PatientId ana = ana();
    has(ana, "1", -7);
    has(ana, "2", -14);
    ToolAnswer.PatientIdentified who =
        (ToolAnswer.PatientIdentified)
            call()
                .identified(
                    Optional.of("Ana Popescu"),
                    Optional.of(NUMBER),
                    Optional.empty(),
                    Optional.empty());
    assertThat(who.usual().flatMap(UsualChoice::practitioner)).contains(CallClinic.POPESCU);
    assertThat(who.usual().flatMap(UsualChoice::part)).contains(UsualChoice.PartOfDay.MORNING);
  }

  @Test
  void shouldOfferACutOffCallToBeGoneOnWithForAQuarterOfAnHour() {
    RecentWish wish = keptNow();
    now = CallClinic.NOW.plus(Duration.ofMinutes(14));
    assertThat(new Call(clinic, Optional.of(OTHER_NUMBER)).cutOff()).as("another").isEmpty();
    assertThat(call().cutOff()).contains(wish);
    assertThat(call().cutOff()).as("a second call at once").isEmpty();
    now = CallClinic.NOW;
    keptNow();
    now = CallClinic.NOW.plus(Duration.ofMinutes(16));
    assertThat(call().cutOff()).as("too late").isEmpty();
  }

  private RecentWish keptNow() {
    Call lost = call();
    RecentWish wish =
        new RecentWish(
            CallClinic.CLEANING,
            Optional.of(CallClinic.POPESCU),
            Optional.empty(),
            Optional.empty(),
            CallClinic.call(lost.number));
    assertThat(lost.desk.keepWish(wish, now).toCompletableFuture().join()).isTrue();
    return wish;
  }

  @Test
  void shouldGoOnWithWhatTheLastCallOfThisNumberWished() {
    // given
    Call lost = call();
    RecentWish wish =
        new RecentWish(
            CallClinic.CLEANING,
            Optional.of(CallClinic.POPESCU),
            Optional.empty(),
            Optional.empty(),
            CallClinic.call(lost.number));
    // when
    assertThat(lost.desk.keepWish(wish, CallClinic.NOW).toCompletableFuture().join()).isTrue();
    // then
    ToolCall recall = new ToolCall.RecallWish();
    assertThat(new Call(clinic, Optional.of(OTHER_NUMBER)).does(recall))
        .isEqualTo(new ToolAnswer.NoWish());
    assertThat(new Call(clinic, Optional.empty()).does(recall)).isEqualTo(new ToolAnswer.NoWish());
    assertThat(new Call(new Clinic(), Optional.of(NUMBER)).does(recall))
        .isEqualTo(new ToolAnswer.NoWish());
    Call next = call();
    assertThat(next.does(recall)).isEqualTo(new ToolAnswer.WishRecalled(wish));
    assertThat(next.does(recall)).isEqualTo(new ToolAnswer.WishRecalled(wish));
    assertThat(call().does(recall)).isEqualTo(new ToolAnswer.NoWish());
  }
}
