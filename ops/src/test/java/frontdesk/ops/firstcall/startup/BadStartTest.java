package frontdesk.ops.firstcall.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.config.Configuration;
import frontdesk.ops.Exit;
import frontdesk.ops.Frontdesk;
import frontdesk.ops.firstcall.harness.NodeFiles;
import frontdesk.ops.firstcall.harness.NodeProcess;
import frontdesk.ops.node.Storage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Starts that cannot succeed. */
class BadStartTest {
  /** Its own: ports of callers elsewhere in the tests are not taken from it. */
  private static final String HOST = "127.0.78.1";

  private static final String SOME_CALL = "frontdesk-1-0.0123456789abcdef0123456789abcdef";

  @TempDir private Path directory = Path.of("");

  /** Three wrong settings in one file and two wrong facts in a catalogue. */
  private Path manyMistakes() throws Exception {
    Path clinic = directory.resolve("clinic.conf");
    String sample;
    try (var in = Configuration.class.getResourceAsStream("/frontdesk/clinics/bright-smile.conf")) {
      sample = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
    Files.writeString(
        clinic,
        sample
            .replaceFirst("duration = 45m", "duration = -5m")
            .replaceFirst("zone = Europe/Bucharest", "zone = Mars/Olympus"));
    Path config = directory.resolve("wrong.conf");
    Files.writeString(
        config,
        """
        frontdesk {
          sip.port = 123456
          call.slots = 0
          speech.recogniser = sphinx4
          clinics = ["%s"]
        }
        """
            .formatted(clinic));
    return config;
  }

  @ParameterizedTest
  @ValueSource(strings = {"run -c", "config check"})
  void shouldListAllProblemsTogether(String command) throws Exception {
    // given
    Path config = manyMistakes();
    String[] words = command.split(" ", -1);
    // when
    try (NodeProcess process = NodeProcess.command(words[0], words[1], config.toString())) {
      int status = process.awaitExit();
      // then
      assertEquals(Exit.CONFIG, status, process.err()::toString);
      String said = String.join("\n", process.err());
      for (String problem :
          List.of("sip.port", "call.slots", "recogniser", "duration", "Mars/Olympus")) {
        assertTrue(said.contains(problem), "no word of " + problem + " in: " + said);
      }
      assertNoTrace(process);
      assertFalse(process.out().contains("ready"), "nothing is started");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"udp", "tcp"})
  void shouldSayInOneLineThatThePortOfOneTransportIsInUse(String transport) throws Exception {
    // given
    NodeFiles files = NodeFiles.at(directory, HOST, "");
    try (AutoCloseable taken =
            transport.equals("udp")
                ? new DatagramSocket(files.sipPort(), files.address())
                : new ServerSocket(files.sipPort(), 1, files.address());
        // when
        NodeProcess process = NodeProcess.command("run", "-c", files.config().toString())) {
      // then
      assertTrue(taken != null);
      assertEquals(Exit.UNAVAILABLE, process.awaitExit(), process.err()::toString);
      assertOneLine(process, transport.toUpperCase(Locale.ROOT));
    }
  }

  @Test
  void shouldSayInOneLineThatPortsForAudioAreInUse() throws Exception {
    // given
    NodeFiles files = NodeFiles.at(directory, HOST, "");
    try (DatagramSocket taken = new DatagramSocket(0, files.address())) {
      int even = taken.getLocalPort() / 2 * 2;
      Files.writeString(
          files.config(),
          "frontdesk { media.port-min = %d, media.port-max = %d, call.slots = 1 }"
              .formatted(even, even + 1),
          StandardOpenOption.APPEND);
      try (DatagramSocket first = sameOrOther(taken, even);
          // when
          NodeProcess process = NodeProcess.command("run", "-c", files.config().toString())) {
        // then
        assertTrue(first.isBound());
        assertEquals(Exit.UNAVAILABLE, process.awaitExit(), process.err()::toString);
        assertOneLine(process, "audio has no free UDP port");
      }
    }
  }

  /** The even port of the pair, which the system may have given already. */
  private static DatagramSocket sameOrOther(DatagramSocket taken, int even) throws Exception {
    return taken.getLocalPort() == even ? taken : new DatagramSocket(even, taken.getLocalAddress());
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "demo"})
  void shouldSayInOneLineThatTheDataDirectoryCannotBeMade(String command) throws Exception {
    // given
    Path file = Files.writeString(directory.resolve("file"), "no directory");
    NodeFiles files = NodeFiles.at(directory, HOST, "");
    Files.writeString(
        files.config(),
        "frontdesk.node.data-directory = \"" + file.resolve("data") + "\"\n",
        StandardOpenOption.APPEND);
    // when
    try (NodeProcess process = NodeProcess.command(command, "-c", files.config().toString())) {
      // then
      assertEquals(Exit.UNAVAILABLE, process.awaitExit(), process.err()::toString);
      List<String> said = process.err().stream().filter(line -> !line.isBlank()).toList();
      assertEquals(1, said.size(), said::toString);
      assertTrue(said.get(0).contains("the data directory"), said::toString);
      assertNoTrace(process);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "frontdesk {~  sip.port = 5060~  call { slots = 10|:3: ",
        "frontdesk {~  clinics = [/no/such/clinic.conf]~}|/no/such/clinic.conf",
      })
  void shouldSayInOneLineWhatCannotBeRead(String text, String about) throws Exception {
    // given
    Path config = directory.resolve("wrong.conf");
    Files.writeString(config, text.replace('~', '\n'));
    StringWriter said = new StringWriter();
    // when
    int status =
        Frontdesk.commandLine()
            .setErr(new PrintWriter(said))
            .execute("run", "-c", config.toString());
    // then
    assertEquals(Exit.CONFIG, status, said::toString);
    List<String> lines = said.toString().lines().toList();
    assertEquals(2, lines.size(), said::toString); // the problem, and that it is one
    assertTrue(lines.get(0).contains(about), said::toString);
  }

  @Test
  void shouldSayInOneLineThatAPortIsInUse() throws Exception {
    // given
    NodeFiles files = NodeFiles.at(directory, HOST, "");
    try (DatagramSocket udp = new DatagramSocket(files.sipPort(), files.address());
        ServerSocket tcp = new ServerSocket(files.sipPort(), 1, files.address());
        // when
        NodeProcess process = NodeProcess.command("run", "-c", files.config().toString())) {
      // then
      assertTrue(udp.isBound() && tcp.isBound());
      assertEquals(Exit.UNAVAILABLE, process.awaitExit(), process.err()::toString);
      assertOneLine(process, Integer.toString(files.sipPort()));
    }
  }

  @Test
  void shouldSayInOneLineThatAnotherNodeHasTheJournal() throws Exception {
    // given
    NodeFiles files = NodeFiles.at(directory, HOST, "");
    Configuration.Loaded loaded =
        assertInstanceOf(
            Configuration.Loaded.class, Configuration.load(Optional.of(files.config()), Map.of()));
    Storage.Opening open =
        Storage.open(loaded.settings(), Clock.systemUTC(), Storage.Purpose.WRITE);
    try (Storage storage = assertInstanceOf(Storage.Opening.Opened.class, open).storage();
        // when
        NodeProcess process = NodeProcess.command("run", "-c", files.config().toString())) {
      // then
      assertEquals(Exit.UNAVAILABLE, process.awaitExit(), process.err()::toString);
      assertTrue(storage.journal() != null);
      assertOneLine(process, "another");
    }
  }

  @Test
  void shouldExplainEveryCommand() {
    commands(Frontdesk.commandLine(), "")
        .forEach(
            words -> {
              // given
              StringWriter out = new StringWriter();
              CommandLine line = Frontdesk.commandLine().setOut(new PrintWriter(out));
              // when
              int status = line.execute((words + " --help").trim().split(" ", -1));
              // then
              assertEquals(Exit.OK, status, words);
              assertTrue(out.toString().contains("Usage: "), words + ": " + out);
            });
  }

  @Test
  void shouldDescribeEveryCommandOptionAndParameter() {
    assertDescribed(Frontdesk.commandLine());
  }

  private static void assertDescribed(CommandLine command) {
    var spec = command.getCommandSpec();
    String name = spec.qualifiedName();
    assertTrue(spec.usageMessage().description().length > 0, name + " has no description");
    Stream.concat(spec.options().stream(), spec.positionalParameters().stream())
        .forEach(
            word ->
                assertTrue(
                    String.join("", word.description()).length() > 3,
                    name + " " + word.paramLabel() + " has no description"));
    shown(command).values().forEach(BadStartTest::assertDescribed);
  }

  /** Hidden ones are for the program's own processes, not for people. */
  private static Map<String, CommandLine> shown(CommandLine command) {
    return command.getSubcommands().entrySet().stream()
        .filter(sub -> !sub.getValue().getCommandSpec().usageMessage().hidden())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Stream<String> commands(CommandLine command, String words) {
    return Stream.concat(
        Stream.of(words),
        shown(command).entrySet().stream()
            .flatMap(sub -> commands(sub.getValue(), (words + " " + sub.getKey()).trim())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "config",
        "journal",
        "run --nonsense",
        "replay",
        "replay not-a-call",
        "config check /nowhere.conf",
        "run -c /nowhere.conf"
      })
  void shouldNotAnswerAMistakeWithATrace(String words) {
    // given
    StringWriter out = new StringWriter();
    CommandLine line =
        Frontdesk.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
    // when
    int status = line.execute(words.split(" ", -1));
    // then
    assertTrue(status != Exit.OK && status != Exit.SOFTWARE, words + ": " + status + " " + out);
    assertFalse(out.toString().contains("\tat "), out::toString);
    assertFalse(out.toString().isBlank(), words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "replay " + SOME_CALL,
        "summary " + SOME_CALL,
        "callbacks",
        "reminders",
        "costs",
        "patients list " + SOME_CALL,
        "erase --reason asked " + SOME_CALL,
        "journal verify",
        "journal quarantine list",
        "journal quarantine release some|one",
        "backup backup.zip",
        "config reload",
        "providers",
        "chat",
        "talk some.conf"
      })
  void shouldSayWhateverIsAskedThatTheConfigurationIsWrong(String words) {
    // given
    StringWriter err = new StringWriter();
    // when
    int status =
        Frontdesk.commandLine()
            .setErr(new PrintWriter(err))
            .execute((words + " -c /nowhere.conf").split(" ", -1));
    // then
    assertEquals(Exit.CONFIG, status, err::toString);
    assertTrue(err.toString().contains("/nowhere.conf"), err::toString);
  }

  private static void assertOneLine(NodeProcess process, String about) {
    List<String> said = process.err().stream().filter(line -> !line.isBlank()).toList();
    assertEquals(1, said.size(), said::toString);
    assertTrue(said.get(0).startsWith("frontdesk run: "), said::toString);
    assertTrue(said.get(0).contains(about), said::toString);
    assertNoTrace(process);
  }

  private static void assertNoTrace(NodeProcess process) {
    Stream.concat(process.out().stream(), process.err().stream())
        .forEach(line -> assertFalse(line.contains("\tat ") || line.contains("Exception"), line));
  }
}
