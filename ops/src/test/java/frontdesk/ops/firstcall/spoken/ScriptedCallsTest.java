package frontdesk.ops.firstcall.spoken;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.call.ReplayReport;
import frontdesk.ops.caller.CallScript;
import frontdesk.ops.firstcall.harness.CallFacts;
import frontdesk.ops.firstcall.harness.ClinicCopies;
import frontdesk.ops.firstcall.harness.FinishedCall;
import frontdesk.ops.firstcall.harness.LeakCheck;
import frontdesk.ops.firstcall.harness.NodeClock;
import frontdesk.ops.firstcall.harness.NodeUnderTest;
import frontdesk.ops.firstcall.harness.Patients;
import frontdesk.persistence.audit.JournalVerifier;
import frontdesk.persistence.audit.Verification;
import frontdesk.persistence.privacy.PlainTextScan;
import frontdesk.protocol.booking.CallbackProtocol;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.KeyId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All calls of the table to one node at the same time, each to a clinic of its own; what the
 * callers said, and nothing else, is in the ledger. The tests read what the calls left behind.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScriptedCallsTest {
  /** Three times the bound of two seconds that chaos and bench assert. */
  private static final long MOST_OWED_SILENCE_MS = 6_000;

  /** Between two callers, so that a small machine does not set up all calls at once. */
  private static final Duration STAGGER = Duration.ofSeconds(4);

  private static final ClinicId FIRST = new ClinicId("first");
  private static final LocalDateTime TEN_ON_TUESDAY = LocalDateTime.parse("2027-02-09T10:00");
  private static final LocalDate WEDNESDAY = LocalDate.parse("2027-02-10");
  private static final List<String> SPOKEN_OF = List.of("consultation", "tuesday");
  private static final int FINDINGS = 10;

  @TempDir private static Path directory;

  private final Map<String, FinishedCall> finished = new HashMap<>();
  private NodeUnderTest node;
  private LeakCheck leaks;

  @BeforeAll
  void callAll() throws IOException, InterruptedException, ExecutionException, TimeoutException {
    ClinicCopies clinics = new ClinicCopies(directory.resolve("clinics"));
    clinics.addPractice(FIRST.value());
    ScriptedCalls.ALL.forEach(call -> call.open(clinics));
    Clock clock = NodeClock.startingAt(ScriptedCalls.NOW);
    node = NodeUnderTest.start(directory, "127.0.0.1", clinics.setting(), clock);
    ledger(ScriptedCalls.TAKEN)
        .book(ScriptedCalls.TAKEN, "sarah_bennett", TEN_ON_TUESDAY, clock.instant());
    try (Patients patients = new Patients(node)) {
      // What a node makes with its first call it keeps.
      CallScript brief = CallScript.of(CallScript.waitForTurn());
      await(patients.call(Duration.ZERO, "+442079460700", FIRST.value(), brief));
      leaks = LeakCheck.before(node);
      Map<String, CompletionStage<FinishedCall>> running = new HashMap<>();
      Duration after = Duration.ZERO;
      for (ScriptedCall call : ScriptedCalls.ALL) {
        running.put(call.name(), patients.call(after, call.number(), call.name(), call.script()));
        after = after.plus(STAGGER);
      }
      for (Map.Entry<String, CompletionStage<FinishedCall>> call : running.entrySet()) {
        finished.put(call.getKey(), await(call.getValue()));
      }
    }
  }

  private static FinishedCall await(CompletionStage<FinishedCall> call)
      throws InterruptedException, ExecutionException, TimeoutException {
    return call.toCompletableFuture().get(5, TimeUnit.MINUTES);
  }

  @AfterAll
  void stop() {
    if (node != null) {
      node.close();
    }
  }

  static Stream<ScriptedCall> all() {
    return ScriptedCalls.ALL.stream();
  }

  @Test
  @Order(1)
  void shouldLeaveNothingBehind() {
    leaks.shouldBeBack();
  }

  @ParameterizedTest
  @MethodSource("all")
  @Order(2)
  void shouldHoldTheExpectedLedger(ScriptedCall call) throws SQLException {
    List<ScriptedCall.Booked> booked =
        booked(call).stream().map(made -> call.read(made.appointment().slot())).toList();
    // Who only makes noise is not listened to for as long as all of it takes.
    boolean cutShort = call.equals(ScriptedCalls.NOISE);
    assertThat(finished(call).heard().completed()).as(story(call)).isEqualTo(!cutShort);
    if (!call.equals(ScriptedCalls.GONE_AFTER_YES)) {
      assertThat(booked).as(story(call)).isEqualTo(call.ledger().stream().toList());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  @Order(2)
  void shouldBeSpokenAndAnsweredInTime(ScriptedCall call) throws SQLException {
    int keys = finished(call).heard().keysPressed();
    assertThat(keys > 0).isEqualTo(call.equals(ScriptedCalls.KEYS));
    assertThat(facts(call).inputs(Input.KeyPressed.class)).hasSize(keys);
    assertThat(finished(call).heard().longestOwedSilenceMs())
        .as(story(call))
        .isLessThan(MOST_OWED_SILENCE_MS);
  }

  @ParameterizedTest
  @MethodSource("all")
  @Order(2)
  void shouldReplayIdentically(ScriptedCall call) throws SQLException {
    ReplayReport report = node.replay(finished(call).id(), false);
    assertThat(report.verdict()).as(report.differences().toString()).isEqualTo("identical");
    assertThat(report.decisions()).isPositive();
  }

  @Test
  @Order(2)
  void shouldAskOnlyWhatIsMissingWhenAllIsSaidAtOnce() throws SQLException {
    assertThat(facts(ScriptedCalls.ALL_IN_ONE).asked())
        .as(story(ScriptedCalls.ALL_IN_ONE))
        .containsExactly(
            Question.INTENT,
            Question.NAME,
            Question.NAME_CONFIRM,
            Question.CONTACT_CONFIRM,
            Question.CONFIRM,
            Question.MORE);
  }

  @Test
  @Order(2)
  void shouldReadTheCorrectedDayBackAnew() throws SQLException {
    List<Decision.Say> readBacks = facts(ScriptedCalls.CORRECTION).asking(Question.CONFIRM);
    assertThat(readBacks).as(story(ScriptedCalls.CORRECTION)).hasSize(2);
    assertThat(days(readBacks.get(0))).containsExactly(TEN_ON_TUESDAY.toLocalDate());
    assertThat(days(readBacks.get(1))).containsExactly(WEDNESDAY);
  }

  private static List<LocalDate> days(Decision.Say say) {
    return say.phrases().stream()
        .flatMap(phrase -> phrase.arguments().values().stream())
        .filter(Argument.Day.class::isInstance)
        .map(day -> ((Argument.Day) day).date())
        .toList();
  }

  @Test
  @Order(2)
  void shouldOfferTheNearestBeforeAndAfterATakenSlot() throws SQLException {
    CallFacts facts = facts(ScriptedCalls.TAKEN);
    assertThat(facts.texts()).as(story(ScriptedCalls.TAKEN)).contains("offer.taken");
    List<LocalDateTime> offered =
        facts.asking(Question.OFFER).get(0).expectation().offers().stream()
            .map(slot -> ScriptedCalls.TAKEN.read(slot).at())
            .toList();
    assertThat(offered).contains(TEN_ON_TUESDAY.minusMinutes(20), TEN_ON_TUESDAY.plusMinutes(20));
    assertThat(offered).doesNotContain(TEN_ON_TUESDAY);
  }

  @Test
  @Order(2)
  void shouldNotTakeAnInterruptionOfTheReadBackForAConfirmation() throws SQLException {
    String story = story(ScriptedCalls.INTERRUPTION);
    CallFacts facts = facts(ScriptedCalls.INTERRUPTION);
    List<Input.Heard> yes =
        facts.inputs(Input.Heard.class).stream()
            .filter(heard -> heard.prompt() >= facts.asking(Question.CONFIRM).get(0).prompt())
            .toList();
    assertThat(yes).as(story).hasSize(2);
    Input.Heard interruption = yes.get(0);
    assertThat(interruption.afterPrompt()).as(story).isFalse();
    assertThat(facts.decidedOn(interruption)).noneMatch(Decision.UseTool.class::isInstance);
    assertThat(yes.get(1).afterPrompt()).as(story).isTrue();
    assertThat(facts.decidedOn(yes.get(1))).anyMatch(Decision.UseTool.class::isInstance);
    Instant bookedAt = booked(ScriptedCalls.INTERRUPTION).get(0).header().at();
    assertThat(bookedAt).isAfter(yes.get(1).at()).isAfter(interruption.at());
    assertThat(facts.tools(ToolCall.ConfirmHold.class)).hasSize(1);
  }

  @Test
  @Order(2)
  void shouldAskAgainWhoIsSilent() throws SQLException {
    CallFacts facts = facts(ScriptedCalls.SILENCE);
    assertThat(facts.inputs(Input.SilenceHeard.class))
        .as(story(ScriptedCalls.SILENCE))
        .isNotEmpty();
    assertThat(facts.texts()).contains("trouble.silence.1");
  }

  @Test
  @Order(2)
  void shouldPromiseACallbackToWhoIsNeverUnderstood() throws SQLException {
    CallFacts facts = facts(ScriptedCalls.NONSENSE);
    var open =
        node.node()
            .desks(ScriptedCalls.NONSENSE.clinicId())
            .callbacks()
            .<CallbackProtocol.OpenCallbacks>ask(
                CallbackProtocol.ListOpen::new, Duration.ofSeconds(10))
            .toCompletableFuture()
            .join();
    assertThat(facts.ended())
        .as(story(ScriptedCalls.NONSENSE))
        .containsExactly(Decision.EndReason.CALLBACK_PROMISED);
    assertThat(facts.texts()).contains("callback.promised");
    assertThat(open.callbacks())
        .singleElement()
        .matches(callback -> callback.call().equals(finished(ScriptedCalls.NONSENSE).id()));
  }

  @Test
  @Order(2)
  void shouldOfferTheSlotAgainOfWhoHangsUpBeforeConfirming() throws SQLException {
    CallFacts facts = facts(ScriptedCalls.UNCONFIRMED);
    Slot held = held(facts);
    assertThat(facts.asking(Question.CONFIRM)).as(story(ScriptedCalls.UNCONFIRMED)).hasSize(1);
    assertThat(ledger(ScriptedCalls.UNCONFIRMED).isFree(ScriptedCalls.UNCONFIRMED, held)).isTrue();
    // The same question in the clinic where the same slot was booked:
    assertThat(ledger(ScriptedCalls.SILENCE).isFree(ScriptedCalls.SILENCE, held)).isFalse();
  }

  @Test
  @Order(2)
  void shouldBookOnceOrNotAtAllForWhoHangsUpAfterYesAndSayWhich() throws SQLException {
    ScriptedCall call = ScriptedCalls.GONE_AFTER_YES;
    CallFacts facts = facts(call);
    List<ToolAnswer.AppointmentMade> told = facts.answers(ToolAnswer.AppointmentMade.class);
    List<LedgerEvent.AppointmentBooked> booked = booked(call);
    assertThat(finished(call).heard().turns()).as(story(call)).hasSize(7);
    assertThat(booked).as(story(call)).hasSizeLessThanOrEqualTo(1);
    assertThat(told.stream().map(ToolAnswer.AppointmentMade::appointment).toList())
        .as(story(call))
        .isEqualTo(booked.stream().map(LedgerEvent.AppointmentBooked::appointment).toList());
    assertThat(ledger(call).isFree(call, held(facts))).isEqualTo(booked.isEmpty());
  }

  private static Slot held(CallFacts facts) {
    List<ToolAnswer.SlotHeld> holds = facts.answers(ToolAnswer.SlotHeld.class);
    return holds.get(holds.size() - 1).slot();
  }

  @Test
  @Order(2)
  void shouldNameTheEmergencyNumberAtOnce() throws SQLException {
    CallFacts facts = facts(ScriptedCalls.EMERGENCY);
    String story = story(ScriptedCalls.EMERGENCY);
    List<Input.Heard> heard = facts.inputs(Input.Heard.class);
    assertThat(facts.ended()).as(story).containsExactly(Decision.EndReason.EMERGENCY);
    List<Decision> decided = facts.decidedOn(heard.get(heard.size() - 1));
    assertThat(decided.stream().filter(Decision.Say.class::isInstance).findFirst())
        .as(story)
        .get()
        .matches(say -> ((Decision.Say) say).phrases().get(0).key().equals("emergency"));
  }

  @Test
  @Order(3)
  void shouldKeepAChainedJournal() throws SQLException {
    assertThat(new JournalVerifier(node.node().storage().journal().source(), FINDINGS).verify())
        .isInstanceOf(Verification.Sound.class);
  }

  @Test
  @Order(3)
  void shouldStoreNoWordNumberOrNameInClear() throws SQLException, IOException {
    var storage = node.node().storage();
    PlainTextScan scan = new PlainTextScan(List.of("44207946070", "44207946071", "maria jones"));
    assertThat(scan.database(storage.journal().source())).isEmpty();
    assertThat(scan.database(storage.keyDatabase().source())).isEmpty();
    assertThat(scan.directory(node.files().data())).isEmpty();
    // The scan can find: what is stored in clear on purpose is found.
    assertThat(new PlainTextScan(List.of("CallArrived")).database(storage.journal().source()))
        .isNotEmpty();
  }

  @Test
  @Order(4)
  void shouldStillBeBookedAfterARestart() throws SQLException {
    List<String> before = node.bookings(finished(ScriptedCalls.STRAIGHT).id());
    node.restart();
    assertThat(before).hasSize(1);
    assertThat(node.bookings(finished(ScriptedCalls.STRAIGHT).id())).isEqualTo(before);
    assertThat(node.replay(finished(ScriptedCalls.STRAIGHT).id(), false).identical()).isTrue();
  }

  @Test
  @Order(5)
  void shouldShowErasedWordsAndReplayWithoutTheKey() throws SQLException {
    var id = finished(ScriptedCalls.STRAIGHT).id();
    assertThat(words(node.replay(id, true))).anyMatch(text -> text.contains("consultation"));
    node.node()
        .storage()
        .keys()
        .destroy(new KeyId("call/" + id.value()))
        .toCompletableFuture()
        .join();
    ReplayReport erased = node.replay(id, true);
    assertThat(erased.identical()).isTrue();
    assertThat(words(erased)).contains("[erased]");
    assertThat(heard(erased)).noneMatch(text -> SPOKEN_OF.stream().anyMatch(text::contains));
  }

  private static List<String> words(ReplayReport report) {
    return report.timeline().stream().map(ReplayReport.Moment::words).toList();
  }

  private static List<String> heard(ReplayReport report) {
    return report.timeline().stream()
        .filter(moment -> moment.what().equals("Heard"))
        .map(ReplayReport.Moment::words)
        .toList();
  }

  private FinishedCall finished(ScriptedCall call) {
    return Objects.requireNonNull(finished.get(call.name()), call.name());
  }

  private CallFacts facts(ScriptedCall call) throws SQLException {
    return new CallFacts(node.events(finished(call).id()));
  }

  private List<LedgerEvent.AppointmentBooked> booked(ScriptedCall call) throws SQLException {
    return node.booked(finished(call).id());
  }

  private LedgerDesk ledger(ScriptedCall call) {
    return new LedgerDesk(node, call.clinicId());
  }

  /** The whole call, for whoever has to find out why it went otherwise. */
  private String story(ScriptedCall call) throws SQLException {
    return node.replay(finished(call).id(), true).timeline().stream()
        .map(
            moment ->
                moment.offsetMs() + " ms " + moment.what() + " " + moment.detail() + moment.words())
        .collect(Collectors.joining("\n", finished(call).heard().json() + "\n", "\n"));
  }
}
