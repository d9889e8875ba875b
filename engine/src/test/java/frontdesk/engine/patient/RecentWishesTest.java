package frontdesk.engine.patient;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.ClinicEntity;
import frontdesk.engine.JournalTestConfig;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.patient.PatientEvent;
import frontdesk.protocol.patient.PatientProtocol.Answer;
import frontdesk.protocol.patient.PatientProtocol.Command;
import frontdesk.protocol.patient.PatientProtocol.Erase;
import frontdesk.protocol.patient.PatientProtocol.KeepWish;
import frontdesk.protocol.patient.PatientProtocol.KeptWish;
import frontdesk.protocol.patient.PatientProtocol.Outcome;
import frontdesk.protocol.patient.PatientProtocol.PatientData;
import frontdesk.protocol.patient.PatientProtocol.Register;
import frontdesk.protocol.patient.PatientProtocol.TakeWish;
import frontdesk.protocol.patient.RecentWish;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a lost call had come to: kept for a while, told once. */
class RecentWishesTest {
  private static final ClinicId CLINIC = new ClinicId("smile");
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final PatientId ANN = new PatientId("p-ann");
  private static final String HMAC = "a1b2";
  private static final String OTHER_HMAC = "f0f0";

  private static ActorTestKit kit;

  private Instant now = NOW;
  private final List<PatientEvent> written = new ArrayList<>();
  private EventSourcedBehaviorTestKit<Command, PatientEvent, PatientState> registry;

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
            kit.system(), PatientRegistry.create(dependencies()), JournalTestConfig.CHECKED);
    registry.clear();
  }

  @Test
  void shouldTellALostCallsWishToOneCallOnly() {
    // when
    about(ref -> new KeepWish(HMAC, wish(1), NOW, ref));
    // then
    assertThat(taken(HMAC, 1)).as("the lost call itself").isEmpty();
    assertThat(taken(OTHER_HMAC, 2)).isEmpty();
    assertThat(taken(HMAC, 2)).contains(wish(1));
    assertThat(taken(HMAC, 2)).as("asked again").contains(wish(1));
    assertThat(taken(HMAC, 3)).isEmpty();
    // kept again by a call that settles once more: it was told already
    about(ref -> new KeepWish(HMAC, wish(1), NOW, ref));
    assertThat(taken(HMAC, 3)).isEmpty();
    assertThat(written).hasSize(2);
  }

  @Test
  void shouldKeepWishesForAWhileAndNoMoreThanSet() {
    Duration keep = Duration.ofMinutes(15);
    about(ref -> new KeepWish(HMAC, wish(1), NOW.minus(keep), ref));
    assertThat(taken(HMAC, 2)).as("it is over").isEmpty();
    about(ref -> new KeepWish("n1", wish(1), NOW, ref));
    about(ref -> new KeepWish("n2", wish(2), NOW, ref));
    assertThat(about(ref -> new KeepWish("n3", wish(3), NOW, ref)).outcome())
        .isEqualTo(Outcome.TOO_MANY);
    assertThat(taken("n3", 9)).isEmpty();
  }

  @Test
  void shouldTellOfItForAQuarterOfAnHourAndNotLonger() {
    about(ref -> new KeepWish(HMAC, wish(1), NOW, ref));
    about(ref -> new KeepWish(OTHER_HMAC, wish(2), NOW, ref));
    now = NOW.plus(Duration.ofMinutes(16));
    assertThat(taken(HMAC, 3)).as("sixteen minutes later").isEmpty();
    now = NOW.plus(Duration.ofMinutes(15)).minusMillis(1);
    assertThat(taken(OTHER_HMAC, 4)).as("within a quarter of an hour").contains(wish(2));
  }

  @Test
  void shouldForgetTheWishOfWhoIsErased() {
    run(ref -> new Register(ANN, Optional.of(HMAC), PatientData.NOTHING, call(1), ref));
    about(ref -> new KeepWish(HMAC, wish(2), NOW, ref));
    run(ref -> new Erase(ANN, ref));
    assertThat(taken(HMAC, 3)).isEmpty();
  }

  private Optional<RecentWish> taken(String number, int call) {
    return about(ref -> new TakeWish(number, call(call), ref)).wish();
  }

  private KeptWish about(Function<ActorRef<KeptWish>, Command> command) {
    var result = registry.runCommand(command);
    written.addAll(result.events());
    return result.reply();
  }

  private static RecentWish wish(int lost) {
    return new RecentWish(
        new ServiceId("teeth_cleaning"),
        Optional.of(new PractitionerId("popescu")),
        Optional.of(LocalDate.of(2026, 3, 3)),
        Optional.of(LocalTime.of(9, 30)),
        call(lost));
  }

  private Answer run(Function<ActorRef<Answer>, Command> command) {
    return registry.runCommand(command).reply();
  }

  private ClinicEntity.Dependencies<PatientSettings> dependencies() {
    return new ClinicEntity.Dependencies<>(
        CLINIC,
        () -> now,
        new PatientSettings(4, 3, 2, Duration.ofMinutes(15), 3, 2, 10, 100),
        event -> digest((PatientEvent) event),
        new BuildId("test"));
  }

  private static String digest(PatientEvent event) {
    return Integer.toHexString(event.toString().hashCode());
  }

  private static CallId call(int number) {
    return new CallId(String.format(Locale.ROOT, "node-1-0.%032x", number));
  }
}
