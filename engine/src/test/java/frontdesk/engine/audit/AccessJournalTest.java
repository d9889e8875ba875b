package frontdesk.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.ClinicEntity;
import frontdesk.engine.JournalTestConfig;
import frontdesk.protocol.audit.AccessEvent;
import frontdesk.protocol.audit.AccessEvent.PatientChanged;
import frontdesk.protocol.audit.AccessEvent.RecordErased;
import frontdesk.protocol.audit.AccessEvent.RecordOpened;
import frontdesk.protocol.audit.AccessProtocol.Answer;
import frontdesk.protocol.audit.AccessProtocol.ChangePatient;
import frontdesk.protocol.audit.AccessProtocol.Command;
import frontdesk.protocol.audit.AccessProtocol.EraseRecord;
import frontdesk.protocol.audit.AccessProtocol.OpenRecord;
import frontdesk.protocol.audit.AccessProtocol.Outcome;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.PatientId;
import java.time.Duration;
import java.time.Instant;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.Test;

class AccessJournalTest {
  private static final ClinicId CLINIC = new ClinicId("smile");
  private static final CallId CALL = new CallId("node-1-0." + "0".repeat(32));
  private static final ClinicEntity.Dependencies<AccessSettings> DEPENDENCIES =
      new ClinicEntity.Dependencies<>(
          CLINIC,
          () -> Instant.parse("2026-03-02T08:00:00Z"),
          AccessSettings.defaults(),
          event -> Integer.toHexString(event.toString().hashCode()),
          new BuildId("test"));

  @Test
  void shouldWriteEachAccessBeforeItIsAllowed() {
    ActorTestKit kit = ActorTestKit.create(JournalTestConfig.forBehaviorTestKit());
    try {
      // given
      EventSourcedBehaviorTestKit<Command, AccessEvent, AccessState> journal =
          EventSourcedBehaviorTestKit.create(
              kit.system(), AccessJournal.create(DEPENDENCIES), JournalTestConfig.CHECKED);

      // when
      var first = journal.<Answer>runCommand(ref -> new OpenRecord(CALL, "ann", "complaint", ref));
      var second = journal.<Answer>runCommand(ref -> new OpenRecord(CALL, "ann", "complaint", ref));

      // then
      assertThat(first.reply()).isEqualTo(new Answer(CALL, Outcome.COMMITTED));
      RecordOpened opened = first.eventOfType(RecordOpened.class);
      assertThat(opened.who()).isEqualTo("ann");
      assertThat(opened.reason()).isEqualTo("complaint");
      assertThat(second.eventOfType(RecordOpened.class).header().previous())
          .isEqualTo(DEPENDENCIES.digest().of(opened));
      assertThat(journal.restart().state().opened()).isEqualTo(2);
      var erased = journal.<Answer>runCommand(ref -> new EraseRecord(CALL, "ann", "wish", ref));
      assertThat(erased.reply()).isEqualTo(new Answer(CALL, Outcome.COMMITTED));
      assertThat(erased.eventOfType(RecordErased.class).reason()).isEqualTo("wish");
      assertThat(journal.restart().state().opened()).isEqualTo(3);
      assertThat(AccessEvent.class.getPermittedSubclasses())
          .containsExactly(RecordOpened.class, RecordErased.class, PatientChanged.class);
      PatientId patient = new PatientId("p-1");
      var changed =
          journal.<Answer>runCommand(ref -> new ChangePatient(CALL, patient, "ann", "typo", ref));
      assertThat(changed.reply()).isEqualTo(new Answer(CALL, Outcome.COMMITTED));
      assertThat(changed.eventOfType(PatientChanged.class).patient()).isEqualTo(patient);
      var unexplained =
          journal.<Answer>runCommand(ref -> new ChangePatient(CALL, patient, "ann", "", ref));
      assertThat(unexplained.reply().outcome()).isEqualTo(Outcome.REASON_MISSING_OR_TOO_LONG);
      assertThat(unexplained.hasNoEvents()).isTrue();

      // and without a reason nothing is allowed
      var none = journal.<Answer>runCommand(ref -> new OpenRecord(CALL, "ann", " ", ref));
      assertThat(none.reply().outcome()).isEqualTo(Outcome.REASON_MISSING_OR_TOO_LONG);
      assertThat(none.hasNoEvents()).isTrue();
      var silent = journal.<Answer>runCommand(ref -> new EraseRecord(CALL, "ann", "", ref));
      assertThat(silent.reply().outcome()).isEqualTo(Outcome.REASON_MISSING_OR_TOO_LONG);
      assertThat(silent.hasNoEvents()).isTrue();
      String story = "x".repeat(501);
      var tooLong = journal.<Answer>runCommand(ref -> new OpenRecord(CALL, "ann", story, ref));
      assertThat(tooLong.reply().outcome()).isEqualTo(Outcome.REASON_MISSING_OR_TOO_LONG);
    } finally {
      kit.shutdownTestKit();
    }
  }

  @Test
  void shouldNotAllowAccessThatCouldNotBeWritten() {
    ActorTestKit kit = ActorTestKit.create(JournalTestConfig.forPersistenceTestKit());
    try {
      // given
      ActorRef<Command> journal = kit.spawn(AccessJournal.create(DEPENDENCIES));
      TestProbe<Answer> probe = kit.createTestProbe(Answer.class);
      PersistenceTestKit.create(kit.system())
          .failNextPersisted(EntityKind.ACCESS.persistenceId(CLINIC.value()));

      // when
      journal.tell(new OpenRecord(CALL, "ann", "complaint", probe.getRef()));

      // then
      assertThat(probe.receiveMessage(Duration.ofSeconds(10)))
          .isEqualTo(new Answer(CALL, Outcome.OUTCOME_UNKNOWN));
    } finally {
      kit.shutdownTestKit();
    }
  }
}
