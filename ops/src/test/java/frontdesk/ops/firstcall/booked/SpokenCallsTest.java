package frontdesk.ops.firstcall.booked;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.BuildVersion;
import frontdesk.ops.call.ReplayReader;
import frontdesk.ops.call.ReplayReport;
import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.firstcall.harness.NodeUnderTest;
import frontdesk.persistence.audit.JournalVerifier;
import frontdesk.persistence.audit.Verification;
import frontdesk.persistence.privacy.PlainTextScan;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.KeyId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Patients call one node at the same time; what they said, and nothing else, is in the ledger. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SpokenCallsTest {
  /** Three times the bound of two seconds that chaos and bench assert. */
  private static final long MOST_OWED_SILENCE_MS = 6_000;

  private static final String SPEAKER = "+442079460701";
  private static final String KEYS = "+442079460702";
  private static final String NOISE = "+442079460703";
  private static final String HANGS_UP = "+442079460704";

  @TempDir private static Path directory;

  private final List<String> spokenOf = List.of("consultation", "first available", "maria");
  private NodeUnderTest node;
  private FinishedCall straight;
  private FinishedCall keys;
  private FinishedCall noise;
  private FinishedCall hangsUp;

  @BeforeAll
  void call() throws IOException, InterruptedException, ExecutionException, TimeoutException {
    node = NodeUnderTest.start(directory, "127.0.0.1", "");
    try (Patients patients = new Patients(node)) {
      var first = patients.call("harbour", SPEAKER, Patients.straight());
      var second = patients.call("zambet", KEYS, Patients.keysOnly());
      var third = patients.call("harbour", NOISE, Patients.noise());
      // Later than the first by more than a hold takes: both ask for the same clinic's first slots.
      Await.elapsed(Duration.ofSeconds(30));
      var fourth = patients.call("harbour", HANGS_UP, Patients.hangsUpBeforeConfirming());
      straight = first.toCompletableFuture().get(4, TimeUnit.MINUTES);
      keys = second.toCompletableFuture().get(4, TimeUnit.MINUTES);
      noise = third.toCompletableFuture().get(4, TimeUnit.MINUTES);
      hangsUp = fourth.toCompletableFuture().get(4, TimeUnit.MINUTES);
    }
  }

  @AfterAll
  void stop() {
    node.close();
  }

  @Test
  @Order(1)
  void shouldBookWhatWasSpoken() throws SQLException {
    assertThat(straight.heard().completed()).as(straight.heard().reason()).isTrue();
    assertThat(straight.heard().keysPressed()).isZero();
    assertThat(node.bookings(straight.id())).hasSize(1);
  }

  @Test
  @Order(1)
  void shouldBookByKeysAlone() throws SQLException {
    assertThat(keys.heard().completed()).as(keys.heard().reason()).isTrue();
    assertThat(node.bookings(keys.id())).hasSize(1);
  }

  @Test
  @Order(1)
  void shouldBookNothingForNoise() throws SQLException {
    assertThat(noise.heard().keysPressed()).isZero();
    assertThat(node.bookings(noise.id())).isEmpty();
  }

  @Test
  @Order(1)
  void shouldBookNothingForWhoHangsUpBeforeConfirming() throws SQLException {
    assertThat(node.bookings(hangsUp.id())).isEmpty();
  }

  @Test
  @Order(1)
  void shouldNeverLeaveACallerInSilence() {
    for (FinishedCall call : List.of(straight, keys, noise, hangsUp)) {
      assertThat(call.heard().longestOwedSilenceMs()).isLessThan(MOST_OWED_SILENCE_MS);
    }
  }

  @Test
  @Order(1)
  void shouldReplayEveryCallIdentically() throws SQLException {
    for (FinishedCall call : List.of(straight, keys, noise, hangsUp)) {
      ReplayReport report = replay(call.id(), false);
      assertThat(report.verdict()).isEqualTo("identical");
      assertThat(report.decisions()).isPositive();
    }
  }

  @Test
  @Order(1)
  void shouldLeaveNothingBehind() {
    Await.until("the node is idle", Duration.ofSeconds(10), () -> node.node().usage().idle());
  }

  @Test
  @Order(1)
  void shouldKeepAChainedJournal() throws SQLException {
    assertThat(new JournalVerifier(node.node().storage().journal().source(), 10).verify())
        .isInstanceOf(Verification.Sound.class);
  }

  @Test
  @Order(1)
  void shouldStoreNoWordNumberOrNameInClear() throws SQLException, IOException {
    PlainTextScan scan =
        new PlainTextScan(List.of(SPEAKER, SPEAKER.substring(1), "2079460702", "maria jones"));
    assertThat(scan.database(node.node().storage().journal().source())).isEmpty();
    assertThat(scan.database(node.node().storage().keyDatabase().source())).isEmpty();
    assertThat(scan.directory(node.files().data())).isEmpty();
    // The scan can find: what is stored in clear on purpose is found.
    assertThat(
            new PlainTextScan(List.of("CallArrived"))
                .database(node.node().storage().journal().source()))
        .isNotEmpty();
  }

  @Test
  @Order(2)
  void shouldStillBeBookedAfterARestart() throws SQLException {
    List<String> before = node.bookings(straight.id());
    node.restart();
    assertThat(node.bookings(straight.id())).isEqualTo(before);
    assertThat(replay(straight.id(), false).identical()).isTrue();
  }

  @Test
  @Order(3)
  void shouldShowErasedWordsAndReplayWithoutTheKey() throws SQLException {
    assertThat(words(replay(straight.id(), true))).anyMatch(text -> text.contains("consultation"));
    node.node()
        .storage()
        .keys()
        .destroy(new KeyId("call/" + straight.id().value()))
        .toCompletableFuture()
        .join();
    ReplayReport erased = replay(straight.id(), true);
    assertThat(erased.identical()).isTrue();
    assertThat(words(erased)).contains("[erased]");
    assertThat(heard(erased)).noneMatch(text -> spokenOf.stream().anyMatch(text::contains));
  }

  @Test
  @Order(4)
  void shouldSayWhereAnAlteredAnswerAltersTheCall() throws SQLException {
    AlteredJournal altered = new AlteredJournal(node);
    int turn = altered.replaceInEvent(keys.id(), "\"type\":\"SlotsFound\"", "nine", "T09:", "T10:");
    ReplayReport report = replay(keys.id(), false);
    assertThat(report.verdict()).isEqualTo("different");
    assertThat(report.differences().get(0).turn()).isGreaterThanOrEqualTo(turn);
  }

  @Test
  @Order(5)
  void shouldSayThatAnotherPriceOrRuleDecidesOtherwise() throws SQLException {
    AlteredJournal altered = new AlteredJournal(node);
    var contents = altered.contents(noise.id());
    altered.replaceInContent(contents.limits(), "\"attemptsPerSlot\":3", "\"attemptsPerSlot\":1");
    ReplayReport rule = replay(noise.id(), false);
    assertThat(rule.verdict()).isEqualTo("different");
    altered.replaceInContent(contents.limits(), "\"attemptsPerSlot\":1", "\"attemptsPerSlot\":3");
    assertThat(replay(noise.id(), false).identical()).isTrue();

    altered.replaceInContent(contents.catalogue(), "\"price\":\"60", "\"price\":\"61");
    assertThat(replay(straight.id(), false).verdict()).isEqualTo("different");
  }

  private ReplayReport replay(CallId call, boolean words) throws SQLException {
    return new ReplayReader(node.node().storage(), BuildVersion.current()).replay(call, words);
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
}
