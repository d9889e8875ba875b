package frontdesk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import frontdesk.config.check.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsProblemsTest {
  private static final Set<String> ANY_TEXT =
      Set.of(
          "frontdesk.node.data-directory",
          "frontdesk.node.cluster-host",
          "frontdesk.cluster.management-host",
          "frontdesk.cluster.discovery.service",
          "frontdesk.cluster.discovery.label-selector",
          "frontdesk.journal.file",
          "frontdesk.keys.master-key-file",
          "frontdesk.keys.file",
          "frontdesk.speech.recognizers.pocketsphinx.model",
          "frontdesk.clinics");

  @TempDir Path directory;

  @Test
  void shouldNameAllProblemsAtOnceWithFileAndLine() throws IOException {
    // given
    Path file =
        write(
            """
            frontdesk {
              node.name = "Not A Name"
              sip.prot = 5070
              media.port-min = 10001
              call {
                slots = many
                max-duration = 30
              }
              speech.recognizer = ears
              dialogue.confirm.min-confidence = 1.5
              ledger.idempotency-retention = 1h
              clinics = 7
              jornal { }
            }
            call.slots = 3
            """);

    // when
    List<Problem> problems = problems(file);

    // then
    assertThat(problems)
        .extracting(Problem::path, Problem::line)
        .containsExactlyInAnyOrder(
            tuple("frontdesk.node.name", 2),
            tuple("frontdesk.sip.prot", 3),
            tuple("frontdesk.media.port-min", 4),
            tuple("frontdesk.call.slots", 6),
            tuple("frontdesk.call.max-duration", 7),
            tuple("frontdesk.speech.recognizer", 9),
            tuple("frontdesk.dialogue.confirm.min-confidence", 10),
            tuple("frontdesk.clinics", 12),
            tuple("frontdesk.jornal", 13),
            tuple("call", 15));
    assertThat(problems).allMatch(problem -> problem.file().equals(file.toString()));
    assertThat(problems)
        .extracting(Problem::remedy)
        .contains("did you mean port?", "did you mean journal?", "move it into frontdesk { … }");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ledger.idempotency-retention = 1h, call.max-duration = 1h|ledger.idempotency-retention",
        "media { port-min = 10000, port-max = 10100 }|media.port-max",
        "media { port-min = 10000, port-max = 9999 }|media.port-max",
        "media.port-min = 10001|media.port-min",
        "speech.recognition-deadline = 8s|speech.recognition-deadline",
        "speech.recognizers.hung-after = 4s|speech.recognizers.hung-after",
        "speech.synthesis.hung-after = 5s|speech.synthesis.hung-after",
        "sip { udp-enabled = false, tcp-enabled = false }|sip.udp-enabled",
        "sip.timers { t1 = 5s, t2 = 4s }|sip.timers.t2",
        "sip.limits { message = 4 KiB }|sip.limits.headers",
        "sip.limits { header = 9 KiB }|sip.limits.header",
        "sip.limits { sdp = 17 KiB }|sip.limits.sdp",
        "sip.tcp { connection-limit = 10 }|sip.tcp.connections-per-source",
        "media.jitter { initial-delay = 300ms }|media.jitter.initial-delay",
        "media.jitter { min-delay = 300ms }|media.jitter.min-delay",
        "media.inbound-timeout = 2s|media.inbound-timeout",
        "line.heartbeat-timeout = 5s, line.orphan-timeout = 5s, journal.watch.server-patience = 4s"
            + "|line.orphan-timeout",
        "line.orphan-timeout = 20s|journal.watch.server-patience",
        "journal.watch.disk-patience = 30s|journal.watch.disk-patience",
        "call.retry-after = 1500ms|call.retry-after",
        "call.max-duration = 1m, call.turn-deadline = 1m|call.max-duration",
        "speech { max-utterance = 2s, long-end-of-turn-silence = 2s }|speech.max-utterance",
        "speech.short-end-of-turn-silence = 800ms|speech.short-end-of-turn-silence",
        "speech.end-of-turn-silence = 1300ms|speech.long-end-of-turn-silence",
        "speech.likely-end-of-turn-silence = 800ms|speech.likely-end-of-turn-silence",
        "speech.pause = 500ms|speech.pause",
        "speech.barge-in-speech = 400ms|speech.barge-in-speech",
        "speech.activity.start-window = 60ms|speech.activity.start-speech",
        "sip.limits.sdp-line = 5 KiB|sip.limits.sdp-line",
        "sip.dialogs.limit = 99|sip.dialogs.limit",
        "brain.first-token = 5s|brain.first-token",
        "brain.whole-answer = 8s|brain.whole-answer",
        "brain.early-after = 500ms|brain.early-after",
        "sip.dialogs.answer-timeout = 2s, call.ring-delay = 2s|sip.dialogs.answer-timeout",
        "media.bind-addresses = [\"127.0.0.1\",\"127.0.0.2\"]|media.bind-addresses",
        "call.heartbeat = 1500ms|call.heartbeat",
        "call { filler-after = 2s, turn-deadline = 2s, tools.ask-timeout = 1s }|call.filler-after",
        "call { filler-after = 1s, filler-latest = 999 ms }|call.filler-latest",
        "call { turn-deadline = 5s, tools.ask-timeout = 5s }|call.tools.ask-timeout",
        "call.max-name-duration = 16s|call.max-name-duration",
        "dialogue.accept.min-confidence = 0.8|dialogue.confirm.min-confidence",
        "ledger { hold-duration = 1h, idempotency-retention = 1h }|ledger.idempotency-retention",
        "journal.writers = 5|journal.writers",
        "journal.url = \"jdbc:postgresql://h/d\"|journal.url",
        "journal { database = postgresql, user = u }|journal.url",
        "journal { database = postgresql, url = \"jdbc:postgresql://h/d\" }|journal.user",
        "journal { password = p, password-file = f }|journal.password-file",
        "journal.password-file = /does/not/exist|journal.password-file",
        "keys.master-key = \"c2hvcnQ=\"|keys.master-key",
        "keys.file = data/keys/../frontdesk|keys.file",
        "keys.url = \"jdbc:postgresql://h/d\"|keys.url",
        "journal { database = postgresql, url = \"jdbc:postgresql://h/d\", user = u }, keys.url = x"
            + "|keys.url",
        "journal { database = postgresql, url = \"jdbc:postgresql://h/d\", user = u },"
            + " keys.schema = frontdesk|keys.schema",
        "sip.allowed-networks = []|sip.allowed-networks",
        "sip.allowed-networks = [\"127.0.0.1/33\"]|sip.allowed-networks[0]",
        "sip.bind-addresses = []|sip.bind-addresses",
        "sip.bind-addresses = [localhost]|sip.bind-addresses[0]",
        "sip.advertised-addresses = [\"192.0.2.1\",\"192.0.2.2\"]|sip.advertised-addresses",
        "takeover.forgotten-after = 300ms|takeover.forgotten-after",
        "cluster.seed-nodes = [\"127.0.0.1\"]|cluster.seed-nodes[0]",
        "cluster.seed-nodes = [\"127.0.0.1:0\"]|cluster.seed-nodes[0]",
        "cluster.seed-nodes = [\"127.0.0.1:7355\"]|cluster.seed-nodes",
        "cluster.watch.doubt-after = 400ms|cluster.watch.doubt-after",
        "cluster.watch.sighting-valid = 500ms|cluster.watch.sighting-valid",
        "cluster.watch.doubt-after = 2500ms|cluster.watch.doubt-after",
        "cluster.tls.key-file = k|cluster.tls.certificate-file",
        "cluster.tls { key-file = k, certificate-file = c }|cluster.tls.authority-file",
        "cluster.discovery.method = config|cluster.discovery.contact-points",
        "cluster.discovery.method = dns|cluster.management-port",
        "cluster { discovery.method = dns, management-port = 1 }|cluster.discovery.method",
        "cluster { discovery.method = dns, seed-nodes = [\"h:1\"] }|cluster.seed-nodes",
        "trunks = [{ server = a, account = b, password = c }]|trunks[0].name",
        "trunks = [{ name = A, server = a, account = b, password = c }]|trunks[0].name",
        "trunks = [{ name = a, server = \"2001:db8:::1\", account = b, password = c }]|trunks[0].server",
        "trunks = [{ name = a, server = a, account = b }]|trunks[0].password",
        "trunks = [{ name = a, server = a, account = \"b@c\", password = c }]|trunks[0].account",
        "trunks = [{ name = a, server = a, account = b, password = c, expires = 5s }]|trunks[0].expires",
        "trunks = [{ name = a, server = a, account = b, password = c, numbers = [12] }]|trunks[0].numbers[0]",
        "trunks = [{ name = a, server = a, account = b, password = c, contact = here }]|trunks[0].contact",
        "trunks = [{ name = a, server = a, account = b, password = c, caller-user = d }]|trunks[0].caller-user",
        "sip.silent-to-others = true, trunks = [{ name = a, server = a, account = b, password = c, caller-user = d, caller-password = e }]|sip.silent-to-others",
        "trunks = [{ name = a, server = a, account = b, password = c, caller-user = d, caller-password = e }, { name = f, server = a, account = b, password = c, caller-user = d, caller-password = g }]|trunks[1].caller-user",
        "trunking.callers.nonce-secret = short|trunking.callers.nonce-secret",
        "trunking.settle = 2m|trunking.settle",
        "clinics = [a.conf, a.conf]|clinics[1]",
      })
  void shouldRefuse(String setting, String path) throws IOException {
    assertThat(problems(write("frontdesk { " + setting + " }")))
        .extracting(Problem::path)
        .contains("frontdesk." + path);
  }

  @Test
  void shouldShowWhatStandsWhereARelationIsBroken() throws IOException {
    // given
    Path file = write("frontdesk {\n\n  sip.dialogs.limit = 50\n}");

    // then
    assertThat(problems(file))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(3);
              assertThat(problem.toString()).contains("found 50", "no fewer than call.slots");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "sip, 192.0.2.1",
    "sip, 0.0.0.0",
    "sip, 2001:db8::1",
    "media, 192.0.2.1",
    "media, '::'"
  })
  void shouldRefuseToBeReachableWithoutAnAllowList(String concern, String address)
      throws IOException {
    // given
    String bind = concern + ".bind-addresses = [\"" + address + "\"]";
    String advertised = concern + ".advertised-addresses = [\"192.0.2.9\", \"2001:db8::9\"]";
    String allowed = "sip.allowed-networks = [\"127.0.0.0/8\", \"192.0.2.0/24\"]";

    // when
    List<Problem> closed = problems(write("frontdesk { " + bind + "\n" + advertised + " }"));
    SettingsLoader.Outcome open =
        load(write("frontdesk { " + bind + "\n" + advertised + "\n" + allowed + " }"));

    // then
    assertThat(closed)
        .extracting(Problem::path)
        .containsExactly("frontdesk." + concern + ".bind-addresses[0]");
    assertThat(open).isInstanceOf(SettingsLoader.Loaded.class);
  }

  @Test
  void shouldRefuseAWildcardThatIsNotAdvertised() throws IOException {
    assertThat(
            problems(
                write(
                    "frontdesk.sip { bind-addresses = [\"0.0.0.0\"],"
                        + " allowed-networks = [\"192.0.2.0/24\"] }")))
        .extracting(Problem::path)
        .containsExactly("frontdesk.sip.bind-addresses[0]");
  }

  @Test
  void shouldNotShowASecretThatIsWrong() throws IOException {
    assertThat(
            problems(
                write("frontdesk { keys.master-key = hidden, journal.password = [hidden, too] }")))
        .hasSize(2)
        .noneMatch(problem -> problem.toString().contains("hidden"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "frontdesk { sip { port = 5060|1",
        "frontdesk.sip.port = ${nowhere}|1",
        "frontdesk.sip.port = ${?frontdesk.sip.port} ]|1",
        "frontdesk = 3|1",
      })
  void shouldTellSyntaxAndSubstitutionsAsProblems(String text, int line) throws IOException {
    assertThat(problems(write(text)))
        .isNotEmpty()
        .allMatch(problem -> problem.line() == line || problem.path().startsWith("frontdesk"));
  }

  @Test
  void shouldTellAMissingFileAsAProblem() {
    assertThat(problems(directory.resolve("missing.conf")))
        .singleElement()
        .extracting(Problem::expected)
        .isEqualTo("a file that can be read");
  }

  @ParameterizedTest
  @MethodSource("everyKey")
  void shouldRefuseAWrongTypeOfEveryKey(String key) {
    // given
    Config object = reference().withValue(key, ConfigValueFactory.fromMap(Map.of("a", 1)));
    Config odd = reference().withValue(key, ConfigValueFactory.fromAnyRef("~ odd ~"));
    Config missing = reference().withoutPath(key);

    // then
    assertThat(refusedPaths(object)).contains(key);
    assertThat(refusedPaths(missing)).contains(key);
    if (!ANY_TEXT.contains(key)) {
      assertThat(refusedPaths(odd)).anyMatch(path -> path.startsWith(key));
    }
  }

  static Stream<String> everyKey() {
    return reference().entrySet().stream().map(Map.Entry::getKey).sorted();
  }

  private static List<String> refusedPaths(Config config) {
    FrontdeskSettings.Outcome outcome = FrontdeskSettings.read(config);
    return outcome instanceof FrontdeskSettings.Refused refused
        ? refused.problems().stream().map(Problem::path).toList()
        : List.of();
  }

  private static Config reference() {
    return ConfigFactory.parseFile(Path.of("src/main/resources/reference.conf").toFile()).resolve();
  }

  private Path write(String text) throws IOException {
    return Files.writeString(directory.resolve("own.conf"), text);
  }

  private static SettingsLoader.Outcome load(Path file) {
    return SettingsLoader.load(Optional.of(file), Map.of());
  }

  private static List<Problem> problems(Path file) {
    return load(file) instanceof SettingsLoader.Refused refused ? refused.problems() : List.of();
  }
}
