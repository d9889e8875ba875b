package frontdesk.ops.firstcall.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import frontdesk.engine.call.Replay;
import frontdesk.engine.dialogue.Turn;
import frontdesk.ops.BuildVersion;
import frontdesk.ops.Exit;
import frontdesk.ops.call.ReplayReader;
import frontdesk.ops.firstcall.harness.NodeUnderTest;
import frontdesk.ops.firstcall.harness.StoredFacts;
import frontdesk.ops.node.LocalReply;
import frontdesk.ops.node.LocalRequest;
import frontdesk.ops.node.LocalSocket;
import frontdesk.protocol.audit.AccessEvent;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.CallId;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** {@code frontdesk replay} of one call: over the node's socket, and once the node has stopped. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplayCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NOBODYS_CALL = "frontdesk-1-0.00000000000000000000000000000000";

  @TempDir static Path directory;
  private NodeUnderTest node;
  private LocalSocket socket;
  private volatile Function<LocalRequest, LocalReply> answers =
      request -> new LocalReply("not ready", NullNode.getInstance());
  private CallId call;
  private Recorded recorded;

  @BeforeAll
  void makeCall() throws IOException, SQLException {
    node = NodeUnderTest.startWithoutEars(directory, "127.0.0.1", "");
    answers = node.node().answers();
    socket =
        LocalSocket.open(node.node().configuration().settings(), request -> answers.apply(request));
    call = ReadBackByKeys.call(node);
    recorded = Recorded.of(node, call);
  }

  @AfterAll
  void stop() throws IOException {
    socket.close();
    node.close();
  }

  private Ran replay(String... more) {
    return replayOf(call.value(), more);
  }

  private Ran replayOf(String id, String... more) {
    List<String> arguments = new ArrayList<>(List.of("replay", id));
    arguments.addAll(List.of("-c", node.files().config().toString()));
    arguments.addAll(List.of(more));
    return Ran.frontdesk(arguments.toArray(String[]::new));
  }

  private Alteration altered() {
    return new Alteration(journal());
  }

  private DataSource journal() {
    return node.node().storage().journal().source();
  }

  @Test
  @Order(1)
  void shouldSayThatEveryDecisionIsTheSame() {
    int decisions = recorded.decisions().size();

    Ran ran = replay();

    assertThat(ran.status()).as(ran.err()).isEqualTo(Exit.OK);
    assertThat(ran.out())
        .contains("call " + call.value() + "  clinic bright-smile")
        .endsWith("replay: identical, " + decisions + " decisions" + System.lineSeparator());
  }

  @Test
  @Order(1)
  void shouldLetOnlyItsOwnerUseTheSocket() throws IOException {
    assertThat(Files.getPosixFilePermissions(socket.path()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.getOwner(socket.path())).isEqualTo(Files.getOwner(directory));
  }

  @Test
  @Order(1)
  void shouldNameTheTurnWhoseRecordedAnswerIsAltered() throws SQLException, IOException {
    // given
    long number =
        recorded.inputs(in -> Recorded.answer(in) instanceof ToolAnswer.SlotsFound).get(0);
    ToolAnswer.SlotsFound found = (ToolAnswer.SlotsFound) Recorded.answer(recorded.inputAt(number));
    String start = found.slots().get(0).start().toString();
    altered()
        .event(call, number, json -> json.replace(start, oneDayLater(start)))
        .during(
            () -> {
              // when
              Ran ran = replay();
              // then
              assertThat(ran.status()).isEqualTo(Exit.NO);
              assertThat(firstDifference(ran)).isEqualTo(recorded.turn(number));
              assertShownInFull(ran, recorded.turn(number));
            });
  }

  @Test
  @Order(1)
  void shouldListEveryTurnThatDiffersAndShowTheFirstInFull() throws SQLException, IOException {
    // given: two keys of the telephone were others
    List<Long> keys =
        recorded.inputs(in -> in instanceof Input.KeyPressed pressed && pressed.key() == '1');
    altered()
        .event(call, keys.get(0), ReplayCommandTest::otherKey)
        .event(call, keys.get(2), ReplayCommandTest::otherKey)
        .during(() -> assertAllListed(keys.get(0), keys.get(2)));
  }

  private void assertAllListed(long first, long last) throws IOException {
    // when
    Ran people = replay();
    JsonNode machines = JSON.readTree(replay("--json").out());
    // then
    assertThat(people.status()).isEqualTo(Exit.NO);
    assertThat(firstDifference(people)).isEqualTo(recorded.turn(first));
    List<Integer> turns = new ArrayList<>();
    machines.get("differences").forEach(found -> turns.add(found.get("turn").asInt()));
    assertThat(turns).contains(recorded.turn(first), recorded.turn(last)).isSorted();
    turns.stream()
        .skip(1)
        .forEach(turn -> assertThat(people.out()).contains("turn " + turn + " differs too"));
  }

  @Test
  @Order(1)
  void shouldNameTheTurnThatReadsAnAlteredPrice() throws SQLException, IOException {
    // given
    long said = recorded.decision(made -> !Recorded.prices(made).isEmpty());
    BigDecimal price = Recorded.prices(recorded.decisionAt(said)).get(0);
    BigDecimal dearer = price.add(BigDecimal.ONE);
    altered()
        .content(
            recorded.arrived().contents().catalogue(),
            "\"price\":\"" + price + "\"",
            "\"price\":\"" + dearer + "\"")
        .during(
            () -> {
              // when
              Ran ran = replay();
              // then
              assertThat(ran.status()).isEqualTo(Exit.NO);
              assertThat(firstDifference(ran)).isEqualTo(recorded.turn(said));
              assertThat(ran.out())
                  .contains("Money[amount=" + price + "]", "Money[amount=" + dearer + "]")
                  .contains("stored otherwise than its hash says: the catalogue");
            });
    assertThat(replay().status()).isEqualTo(Exit.OK);
  }

  @Test
  @Order(1)
  void shouldNameTheTurnWhereAnAlteredRuleActs() {
    // given: a build of the same name in which key 1 takes no offered time
    Replay.Decider altered =
        (context, before, input) ->
            before.question() == Question.OFFER && input instanceof Input.KeyPressed pressed
                ? Turn.of(
                    context,
                    before,
                    new Input.KeyPressed(input.at(), pressed.prompt(), pressed.afterPrompt(), '*'))
                : Turn.of(context, before, input);
    long held =
        recorded.decision(
            made ->
                made instanceof Decision.UseTool use
                    && use.call() instanceof frontdesk.protocol.dialogue.ToolCall.HoldSlot);
    // when
    Ran ran = replayedBy(BuildVersion.current(), altered);
    // then
    assertThat(ran.status()).isEqualTo(Exit.NO);
    assertThat(firstDifference(ran)).isEqualTo(recorded.turn(held));
    assertShownInFull(ran, recorded.turn(held));
    assertThat(ran.out()).contains("different in 1 turn").doesNotContain("which did not make it");
  }

  @Test
  @Order(1)
  void shouldSayThatAnotherBuildMadeTheCall() {
    BuildId other = new BuildId("some-other-build");
    Replay.Decider silent = (context, before, input) -> new Turn(List.of(), before.apply(input));

    Ran ran = replayedBy(other, silent);

    assertThat(ran.status()).isEqualTo(Exit.NO);
    assertThat(ran.out())
        .contains("read by build some-other-build, which did not make it")
        .contains("was decided by build " + BuildVersion.current());
    // Another build that decides alike is no difference.
    assertThat(replayedBy(other, Replay.THIS_BUILD).status()).isEqualTo(Exit.OK);
  }

  /** Asked of a node of this build, with these rules. */
  private Ran replayedBy(BuildId build, Replay.Decider rules) {
    ReplayReader reader = new ReplayReader(node.node().storage(), build, rules);
    answers =
        request -> {
          try {
            return new LocalReply("", JSON.valueToTree(reader.replay(call, request.words())));
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        };
    try {
      return replay();
    } finally {
      answers = node.node().answers();
    }
  }

  @Test
  @Order(1)
  void shouldNameWhatIsMissing() throws SQLException, IOException {
    CallEvent.Contents contents = recorded.arrived().contents();
    assertMissing(altered().withoutEvent(call, 7), "event 7");
    assertMissing(altered().withoutEvent(call, 1), "event 1");
    assertMissing(altered().event(call, 8, json -> "{"), "event 8 (it cannot be read)");
    assertMissing(
        altered().withoutContent(contents.catalogue()), "the catalogue " + contents.catalogue());
    assertMissing(altered().withoutContent(contents.limits()), "the limits " + contents.limits());
    assertMissing(
        altered().withoutEvent(call, 9).withoutContent(contents.texts()),
        "event 9, the texts " + contents.texts());
    assertThat(replay().status()).isEqualTo(Exit.OK);
  }

  private void assertMissing(Alteration there, String missing) throws SQLException, IOException {
    there.during(
        () -> {
          Ran ran = replay();
          assertThat(ran.status()).as(ran.out() + ran.err()).isEqualTo(Exit.DATA);
          assertThat(ran.out())
              .endsWith("replay: cannot be decided again, missing: " + missing + "\n");
        });
  }

  @Test
  @Order(1)
  void shouldRefuseInOneClearLine() {
    assertThat(replayOf(NOBODYS_CALL))
        .isEqualTo(
            new Ran(
                Exit.NO_INPUT,
                "",
                "frontdesk replay: there is no call " + NOBODYS_CALL + " in the journal\n"));
    assertThat(replayOf("nonsense"))
        .satisfies(ran -> assertThat(ran.status()).isEqualTo(Exit.USAGE))
        .satisfies(ran -> assertThat(ran.err()).contains("that is not a call id; one looks like"));
    assertThat(replay("--words"))
        .isEqualTo(
            new Ran(
                Exit.USAGE,
                "",
                "frontdesk replay: --words needs --reason TEXT; who looked and why is journaled\n"));
    assertThat(replay("--words", "--reason", " ").status()).isEqualTo(Exit.USAGE);
  }

  @Test
  @Order(2)
  void shouldReadTheStoreItselfOnceTheNodeHasStopped() throws IOException, SQLException {
    // given: what the node says of the call as it is, and of one altered answer
    String identical = replay().out();
    long number = recorded.inputs(in -> in instanceof Input.KeyPressed).get(0);
    altered().event(call, number, ReplayCommandTest::otherKey);
    Ran different = replay();
    // when: it stops, and what is left of its socket is as after a kill
    socket.close();
    node.close();
    ServerSocketChannel.open(StandardProtocolFamily.UNIX)
        .bind(UnixDomainSocketAddress.of(socket.path()))
        .close();
    // then
    assertThat(socket.path()).exists();
    assertThat(replay()).isEqualTo(different);
    assertThat(different.status()).isEqualTo(Exit.NO);
    assertThat(different.out()).isNotEqualTo(identical);
    assertThat(replayOf(NOBODYS_CALL).status()).isEqualTo(Exit.NO_INPUT);
  }

  @Test
  @Order(3)
  void shouldJournalTheAccessWithoutANodeToo() throws SQLException {
    Ran ran = replay("--words", "--reason", "complaint of 3 May");

    assertThat(ran.status()).as(ran.err()).isEqualTo(Exit.NO);
    assertThat(ran.out()).contains("Shall I book it");
    assertThat(StoredFacts.of(node.files()).all())
        .filteredOn(AccessEvent.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            AccessEvent.RecordOpened.class,
            opened -> {
              assertThat(opened.call()).isEqualTo(call);
              assertThat(opened.who()).isEqualTo(System.getProperty("user.name"));
              assertThat(opened.reason()).isEqualTo("complaint of 3 May");
            });
  }

  @Test
  @Order(4)
  void shouldEraseWithoutANodeTooAndReplayAsBefore() throws SQLException {
    // given
    Ran before = replay();
    // when: it had not come to a patient
    Ran erased =
        Ran.frontdesk(
            "erase",
            call.value(),
            "--reason",
            "the caller wishes it",
            "-c",
            node.files().config().toString());
    // then
    assertThat(erased.status()).as(erased.err()).isEqualTo(Exit.OK);
    assertThat(erased.out()).startsWith("erased 1 call;");
    assertThat(StoredFacts.of(node.files()).withoutKey()).containsExactly(call);
    assertThat(StoredFacts.of(node.files()).all())
        .anyMatch(AccessEvent.RecordErased.class::isInstance);
    assertThat(replay()).isEqualTo(before);
  }

  private static int firstDifference(Ran ran) {
    return ran.out()
        .lines()
        .filter(line -> line.matches("  turn \\d+ was decided by build .* as"))
        .map(line -> Integer.parseInt(line.trim().split(" ", 3)[1]))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no difference is shown: " + ran));
  }

  /** Every decision of the turn stands in the output as it was made. */
  private void assertShownInFull(Ran ran, int turn) {
    List<String> decisions = recorded.decisions(turn).stream().map(Object::toString).toList();
    assertThat(decisions).isNotEmpty();
    assertThat(ran.out()).contains(decisions).contains("and is decided by build");
  }

  private static String otherKey(String json) {
    return json.replace("\"key\":\"1\"", "\"key\":\"7\"");
  }

  private static String oneDayLater(String instant) {
    return java.time.Instant.parse(instant).plus(java.time.Duration.ofDays(1)).toString();
  }
}
