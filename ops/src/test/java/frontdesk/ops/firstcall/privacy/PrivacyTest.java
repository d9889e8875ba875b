package frontdesk.ops.firstcall.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.Exit;
import frontdesk.ops.firstcall.harness.NodeUnderTest;
import frontdesk.ops.firstcall.replay.Ran;
import frontdesk.ops.firstcall.wire.RawPhone;
import frontdesk.ops.firstcall.wire.Transport;
import frontdesk.ops.node.LocalSocket;
import frontdesk.persistence.audit.JournalEntry;
import frontdesk.persistence.privacy.PlainTextScan;
import frontdesk.persistence.privacy.PlainTextScan.Finding;
import frontdesk.protocol.audit.AccessEvent;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.id.KeyId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A caller's words, name and number: readable by nobody who does not give a reason first. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PrivacyTest {
  private static final String CLINIC = "bright-smile";

  /** Snapshots soon, and a recognizer that may take its time: speed is not the question here. */
  private static final String SETTINGS =
      """
      frontdesk.ledger.snapshot-every = 10
      frontdesk.patients.snapshot-every = 10
      frontdesk.callbacks.snapshot-every = 10
      frontdesk.access.snapshot-every = 10
      frontdesk.speech.recognition-deadline = 20s
      frontdesk.speech.recognizers.hung-after = 1m
      frontdesk.call.turn-deadline = 30s
      """;

  @TempDir static Path directory;
  private NodeUnderTest node;
  private LocalSocket socket;
  private LogCapture log;
  private SpokenBooking call;
  private Secrets secrets;
  private PlainTextScan scan;

  @BeforeAll
  void makeCall() throws IOException, SQLException {
    log = LogCapture.open();
    node = NodeUnderTest.start(directory.resolve("node"), "127.0.0.1", SETTINGS);
    socket = LocalSocket.open(node.node().configuration().settings(), node.node().answers());
    call = SpokenBooking.make(node);
    Snapshots.make(node, call.id());
    secrets = Secrets.of(node, call.id());
    List<String> needles = new ArrayList<>(secrets.needles());
    needles.addAll(Snapshots.TOLD);
    scan = new PlainTextScan(needles);
  }

  @AfterAll
  void stop() throws IOException {
    log.close();
    socket.close();
    node.close();
  }

  private DataSource journal() {
    return node.node().storage().journal().source();
  }

  private DataSource keys() {
    return node.node().storage().keyDatabase().source();
  }

  @Test
  @Order(1)
  void shouldHaveSomethingToHide() throws SQLException {
    assertThat(node.bookings(call.id())).hasSize(1);
    assertThat(secrets.words()).anyMatch(words -> words.contains("book a teeth cleaning"));
    assertThat(secrets.numbers()).contains(call.number());
    // Half a second at least.
    assertThat(secrets.name().length).isGreaterThan(4_000);
    assertThat(snapshots()).contains("ledger|" + CLINIC, "patient|" + CLINIC, "callback|" + CLINIC);
    assertThat(log.text()).contains("DEBUG", "frontdesk", call.id().value());
  }

  private Set<String> snapshots() throws SQLException {
    Set<String> ids = new TreeSet<>();
    try (Connection connection = journal().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT \"persistence_id\" FROM \"snapshot\"")) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }

  @Test
  @Order(2)
  void shouldStoreNothingInClear() throws SQLException, IOException {
    assertThat(scan.database(journal())).isEmpty();
    assertThat(scan.database(keys())).isEmpty();
    assertThat(scan.directory(node.files().data())).isEmpty();
  }

  @Test
  @Order(2)
  void shouldFindWhatIsPlanted() throws SQLException, IOException {
    Path data = node.files().data();
    String number = call.number();
    String words = "she said: " + secrets.words().get(0);
    try (Planted planted = new Planted()) {
      planted.content(journal(), words);
      planted.event(journal(), Planted.base64(secrets.name()));
      planted.snapshot(journal(), Planted.utf16("{\"number\":\"" + number + "\"}"));
      planted.table(keys(), "planted_note", "born 1988-04-02");
      planted.file(data.resolve("plain.txt"), Planted.utf8(number));
      planted.file(data.resolve("base64.txt"), Planted.base64(Planted.utf8(words)));
      planted.file(data.resolve("utf16.txt"), Planted.utf16("Maria Jones"));
      planted.file(data.resolve("number.gz"), Planted.gzip(Planted.utf8(number)));
      planted.file(data.resolve("name.wav"), secrets.wav());
      planted.file(data.resolve("name.ulaw"), secrets.name());
      planted.file(data.resolve("name.gz"), Planted.gzip(secrets.wav()));
      planted.file(data.resolve("of" + number + ".bin"), new byte[1]);
      assertThat(places(scan.database(journal())))
          .containsExactlyInAnyOrder("content", "event_journal", "snapshot");
      assertThat(places(scan.database(keys()))).containsExactly("planted_note");
      assertThat(places(scan.directory(data)))
          .contains(
              "plain.txt",
              "base64.txt",
              "utf16.txt",
              "number.gz",
              "name.wav",
              "name.ulaw",
              "name.gz",
              "of" + number + ".bin");
    }
  }

  private static Set<String> places(List<Finding> findings) {
    return findings.stream().map(Finding::place).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  @Order(2)
  void shouldLogNothingInClear() throws IOException {
    String logged = log.text();
    String own = LogCapture.withoutLibraries(logged);

    assertThat(own).contains("DEBUG f.", call.id().value());
    assertThat(own.length()).isLessThan(logged.length());
    assertThat(found(own)).isEmpty();
    assertThat(secrets.needles())
        .noneMatch(needle -> logged.toLowerCase(Locale.ROOT).contains(needle));
    // The scan finds it where somebody logs it, in a message or in what an exception says.
    LoggerFactory.getLogger(PrivacyTest.class).debug("a call from {}", call.number());
    String given = log.text().substring(logged.length());
    assertThat(found(LogCapture.withoutLibraries(given))).isNotEmpty();
    int before = log.text().length();
    LoggerFactory.getLogger(PrivacyTest.class)
        .warn("a call failed", new IllegalStateException("heard: " + secrets.words().get(0)));
    String failure = log.text().substring(before);
    assertThat(found(LogCapture.withoutLibraries(failure))).isNotEmpty();
  }

  /** What a text gives away. */
  private List<Finding> found(String text) throws IOException {
    Path at = Files.createTempDirectory(directory, "text");
    Files.writeString(at.resolve("text"), text);
    return scan.directory(at);
  }

  @Test
  @Order(3)
  void shouldShowNoWordUnlessAsked() throws IOException {
    for (String format : List.of("", "--json")) {
      Ran ran = replay(format);
      assertThat(ran.status()).as(ran.err()).isEqualTo(Exit.OK);
      assertThat(found(ran.out() + ran.err())).isEmpty();
      assertThat(ran.out()).contains("Heard", "AudioRecorded", "PhaseChanged", "COLLECT_INFO");
      Ran summary = summary("--transcript", format);
      assertThat(summary.status()).as(summary.err()).isEqualTo(Exit.OK);
      assertThat(found(summary.out() + summary.err())).isEmpty();
      assertThat(summary.out())
          .contains("booked", "caller", "book_appointment", "APPOINTMENT_MADE");
    }
    assertThat(accesses()).isEmpty();
  }

  @Test
  @Order(4)
  void shouldShowNoWordWhenTheAccessCannotBeJournaled() throws SQLException, IOException {
    execute(
        "ALTER TABLE \"event_journal\" ADD CONSTRAINT \"no_access\""
            + " CHECK (\"persistence_id\" NOT LIKE 'access|%')");
    Ran ran = replay("--words", "--reason", "a test");
    Ran erase = erase("--reason", "a test");
    execute("ALTER TABLE \"event_journal\" DROP CONSTRAINT \"no_access\"");

    assertThat(ran.status()).isEqualTo(Exit.UNAVAILABLE);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("nothing is shown");
    assertThat(erase.status()).isEqualTo(Exit.UNAVAILABLE);
    assertThat(erase.out()).isEmpty();
    assertThat(hasKey("call/" + call.id().value())).isTrue();
    assertThat(accesses()).isEmpty();
    Ran tooLong = replay("--words", "--reason", "because ".repeat(100));
    assertThat(tooLong.status()).isEqualTo(Exit.UNAVAILABLE);
    assertThat(tooLong.out()).isEmpty();
    assertThat(accesses()).isEmpty();
  }

  @Test
  @Order(5)
  void shouldJournalTheAccessBeforeTheFirstWordIsShown() {
    FirstSight out = new FirstSight(secrets.words().get(0), () -> accesses().size());

    Ran ran =
        Ran.frontdesk(
            out,
            arguments("replay", call.id().value(), "--words", "--reason", "complaint of 3 May"));

    assertThat(ran.status()).as(ran.err()).isEqualTo(Exit.OK);
    assertThat(out.seen()).hasValue(1);
    assertThat(out.toString()).contains("(recording of ");
    assertThat(accesses())
        .singleElement()
        .isInstanceOfSatisfying(
            AccessEvent.RecordOpened.class,
            opened -> {
              assertThat(opened.call()).isEqualTo(call.id());
              assertThat(opened.who()).isEqualTo(System.getProperty("user.name"));
              assertThat(opened.reason()).isEqualTo("complaint of 3 May");
            });
    // A summary is journaled alike, and shows nothing when it is not.
    FirstSight summary = new FirstSight(secrets.words().get(0), () -> accesses().size());
    Ran.frontdesk(
        summary, arguments("summary", call.id().value(), "--transcript", "--words", "a praise"));
    assertThat(summary.seen()).hasValue(2);
    assertThat(summary("--words", "because ".repeat(100)).status()).isEqualTo(Exit.UNAVAILABLE);
    assertThat(summary("--words", " ").status()).isEqualTo(Exit.USAGE);
    assertThat(accesses()).hasSize(2);
  }

  private Ran summary(String... more) {
    return ofCall("summary", call.id().value(), more);
  }

  private String patient() throws SQLException {
    return node.events(call.id()).stream()
        .filter(CallEvent.PatientLinked.class::isInstance)
        .map(event -> ((CallEvent.PatientLinked) event).patient().value())
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Order(6)
  void shouldReplayAndShowErasedOnceTheCallIsErased() throws IOException, SQLException {
    // given
    Ran before = replay("--words", "--reason", "to compare");
    String patient = "patient/" + patient();
    assertThat(hasKey(patient)).isTrue();
    assertThat(hasKey("patient/" + Snapshots.RELATIVE.value())).isTrue();
    // when
    Ran erased = erase("--reason", "the caller wishes it");
    Ran ran = replay("--words", "--reason", "to see that it is gone");
    // then
    assertThat(erased.status()).as(erased.err()).isEqualTo(Exit.OK);
    assertThat(erased.out()).startsWith("erased patient p-").contains(" calls;");
    assertThat(hasKey(patient)).isFalse();
    // Who was merged with the caller is erased with them.
    assertThat(hasKey("patient/" + Snapshots.RELATIVE.value())).isFalse();
    assertThat(hasKey("call/" + call.id().value())).isFalse();
    assertThat(accesses())
        .anySatisfy(
            access -> {
              assertThat(access).isInstanceOf(AccessEvent.RecordErased.class);
              assertThat(((AccessEvent.RecordErased) access).call()).isEqualTo(call.id());
            });
    assertThat(before.out()).doesNotContain("[erased]");
    assertThat(ran.status()).as(ran.err()).isEqualTo(Exit.OK);
    assertThat(ran.out()).contains("\"[erased]\"").contains("replay: identical, ");
    assertThat(found(ran.out())).isEmpty();
    assertThat(found(before.out())).isNotEmpty();
    Ran summary = summary("--transcript", "--words", "to see that it is gone");
    assertThat(summary.out()).contains("\"[erased]\"", "booked");
    assertThat(found(summary.out())).isEmpty();
  }

  @Test
  @Order(7)
  void shouldEraseNothingWithoutAReasonOrAnEndedCall() throws IOException {
    assertThat(erase().status()).isEqualTo(Exit.USAGE);
    assertThat(erase("--reason", "because ".repeat(100)).status()).isEqualTo(Exit.USAGE);
    assertThat(ofCall("erase", "frontdesk-1-0." + "0".repeat(32), "--reason", "none").status())
        .isEqualTo(Exit.NO_INPUT);
    try (RawPhone phone = RawPhone.with(Transport.UDP, node.sip()).dial()) {
      Ran alive = ofCall("erase", phone.id().value(), "--reason", "too early");
      phone.call().hangUp(2);
      assertThat(alive.status()).isEqualTo(Exit.NO);
      assertThat(alive.err()).contains("has not ended yet");
      assertThat(hasKey("call/" + phone.id().value())).isTrue();
    }
  }

  private boolean hasKey(String id) {
    return node.node()
        .storage()
        .keys()
        .find(new KeyId(id))
        .toCompletableFuture()
        .join()
        .isPresent();
  }

  private Ran erase(String... more) {
    return ofCall("erase", call.id().value(), more);
  }

  private Ran replay(String... more) {
    return ofCall("replay", call.id().value(), more);
  }

  private Ran ofCall(String command, String id, String... more) {
    return Ran.frontdesk(arguments(command, id, more));
  }

  private String[] arguments(String command, String id, String... more) {
    List<String> all = new ArrayList<>(List.of(command, id));
    all.addAll(List.of("-c", node.files().config().toString()));
    List.of(more).stream().filter(argument -> !argument.isEmpty()).forEach(all::add);
    return all.toArray(String[]::new);
  }

  private List<AccessEvent> accesses() {
    try {
      return node.journal().history(EntityKind.ACCESS.persistenceId(CLINIC)).stream()
          .map(entry -> (AccessEvent) ((JournalEntry.Event) entry).event())
          .toList();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = journal().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
