package frontdesk.engine.patient;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.ClinicEntity;
import frontdesk.engine.JournalTestConfig;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.patient.PatientEvent;
import frontdesk.protocol.patient.PatientProtocol.Command;
import frontdesk.protocol.patient.PatientProtocol.CountGuess;
import frontdesk.protocol.patient.PatientProtocol.ForgiveGuess;
import frontdesk.protocol.patient.PatientProtocol.GuessCount;
import frontdesk.protocol.patient.PatientProtocol.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tries to say who is calling: three a day for each of two callers, whoever comes third. */
class GuessesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static ActorTestKit kit;

  private EventSourcedBehaviorTestKit<Command, PatientEvent, PatientState> registry;
  private int attempts;

  @BeforeAll
  static void start() {
    kit = ActorTestKit.create(JournalTestConfig.forBehaviorTestKit());
  }

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  @BeforeEach
  void startRegistry() {
    registry =
        EventSourcedBehaviorTestKit.create(
            kit.system(),
            PatientRegistry.create(
                new ClinicEntity.Dependencies<>(
                    new ClinicId("smile"),
                    () -> Instant.parse("2026-03-02T08:00:00Z"),
                    new PatientSettings(4, 3, 2, Duration.ofMinutes(15), 3, 2, 10, 100),
                    event -> Integer.toHexString(event.toString().hashCode()),
                    new BuildId("test"))),
            JournalTestConfig.CHECKED);
    registry.clear();
  }

  private CommandId attempt() {
    return new CommandId("call/t" + attempts++);
  }

  private Outcome counts(String caller, LocalDate day, CommandId attempt) {
    return registry
        .<GuessCount>runCommand(to -> new CountGuess(caller, day, attempt, to))
        .reply()
        .outcome();
  }

  private Outcome counts(String caller) {
    return counts(caller, TODAY, attempt());
  }

  @Test
  void shouldCountSoManyOfACallerAndNoMore() {
    assertThat(List.of(counts("ann"), counts("ann"), counts("ann")))
        .containsOnly(Outcome.COMMITTED);
    assertThat(counts("ann")).isEqualTo(Outcome.TOO_MANY);
    assertThat(counts("bob")).isEqualTo(Outcome.COMMITTED);
    // and it is remembered
    PatientState before = registry.getState();
    assertThat(PatientSnapshot.of(before).toState()).isEqualTo(before);
    assertThat(registry.restart().state()).isEqualTo(before);
    assertThat(counts("ann")).isEqualTo(Outcome.TOO_MANY);
  }

  @Test
  void shouldCountAnAttemptOnceAndForgiveItOnce() {
    // given
    CommandId first = attempt();
    for (int i = 0; i < 5; i++) {
      assertThat(counts("ann", TODAY, first)).isEqualTo(Outcome.COMMITTED);
    }
    counts("ann");
    counts("ann");
    assertThat(counts("ann")).isEqualTo(Outcome.TOO_MANY);
    // when
    for (int i = 0; i < 2; i++) {
      assertThat(
              registry
                  .<GuessCount>runCommand(to -> new ForgiveGuess("ann", first, to))
                  .reply()
                  .outcome())
          .isEqualTo(Outcome.COMMITTED);
    }
    // then there is room for one
    assertThat(counts("ann")).isEqualTo(Outcome.COMMITTED);
    assertThat(counts("ann")).isEqualTo(Outcome.TOO_MANY);
  }

  @Test
  void shouldLetWhoTriedFirstBeginAnewWhereTooManyTry() {
    for (int i = 0; i < 3; i++) {
      counts("ann");
      counts("bob");
    }
    assertThat(counts("eve")).isEqualTo(Outcome.COMMITTED);
    assertThat(registry.getState().guesses().tries()).hasSize(2);
    assertThat(counts("bob")).isEqualTo(Outcome.TOO_MANY);
    assertThat(counts("ann")).isEqualTo(Outcome.COMMITTED);
  }

  @Test
  void shouldNotBeginAnewByADayThatIsOver() {
    for (int i = 0; i < 3; i++) {
      counts("ann");
    }
    assertThat(counts("ann", TODAY.minusDays(1), attempt())).isEqualTo(Outcome.TOO_MANY);
    assertThat(counts("ann", TODAY.plusDays(1), attempt())).isEqualTo(Outcome.COMMITTED);
    assertThat(registry.getState().guesses().tries()).hasSize(1);
  }

  @Test
  void shouldReadASnapshotOfBeforeAsOneWithoutGuesses() {
    PatientSnapshot old = new PatientSnapshot(2, List.of(), "", Map.of(), Guesses.NONE);
    assertThat(old.toState()).isEqualTo(PatientState.empty());
  }
}
