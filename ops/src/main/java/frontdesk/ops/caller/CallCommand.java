package frontdesk.ops.caller;

import frontdesk.engine.sip.message.SipUri;
import frontdesk.engine.sip.network.IpLiteral;
import frontdesk.engine.sip.sdp.Codec;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code call}: a scripted, spoken phone call. */
@Command(
    name = "call",
    mixinStandardHelpOptions = true,
    description = "Calls a SIP address, speaks a script, and says what the caller heard.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:the script was carried out",
      "1:the call was refused, not answered or cut short",
      "64:the command line is wrong",
      "78:the script is wrong"
    })
public final class CallCommand implements Callable<Integer> {
  /** Exit status for a call that failed. */
  public static final int FAILED = 1;

  /** Exit status for a wrong command line. */
  public static final int USAGE = 64;

  /** Exit status for a wrong script. */
  public static final int BAD_SCRIPT = 78;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "SIP-URI",
      description = "Whom to call, for example sip:harbour@127.0.0.1:5060")
  private String uri = "";

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Words words = new Words();

  @Option(names = "--voice", description = "Who says shipped lines (default: slt).")
  private @Nullable String voice;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "Writes the call as a stereo WAV: caller left, far end right.")
  private @Nullable Path recording;

  @Option(
      names = "--json",
      description = "Writes one line of JSON with what was measured; progress goes to stderr.")
  private boolean json;

  @Option(
      names = "--codec",
      paramLabel = "pcma|pcmu",
      description = "Offers this codec only (default: both, pcma first).")
  private @Nullable String codec;

  @Option(names = "--from", paramLabel = "SIP-URI", description = "Who calls.")
  private @Nullable String from;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS[:PORT]",
      description = "The caller's own IP address and SIP port (default: loopback, any port).")
  private @Nullable String bind;

  /** What is said: lines one after the other, or a script. */
  static final class Words {
    @Option(
        names = "--say",
        arity = "1..*",
        paramLabel = "LINE",
        description =
            "Says these, each in its turn: a .wav file, a shipped line's name, or a sentence.")
    private List<String> lines = List.of();

    @Option(names = "--script", paramLabel = "FILE", description = "Carries out a HOCON script.")
    private @Nullable Path script;
  }

  /** Runs the command by itself. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command with its exit statuses. */
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new CallCommand());
    line.setParameterExceptionHandler(
        (problem, given) -> {
          PrintWriter err = problem.getCommandLine().getErr();
          err.println(problem.getMessage());
          err.println("Try --help.");
          return USAGE;
        });
    return line;
  }

  @Override
  public Integer call() throws InterruptedException {
    CallOrder order;
    try {
      order = order();
    } catch (IllegalArgumentException e) {
      err().println("call: " + e.getMessage());
      return USAGE;
    }
    Path file = words.script;
    ScriptReader.Reading reading =
        file == null
            ? new ScriptReader.Reading.Read(CallScript.saying(words.lines))
            : ScriptReader.read(file);
    if (reading instanceof ScriptReader.Reading.Refused refused) {
      return badScript(refused.problems());
    }
    CallScript script = ((ScriptReader.Reading.Read) reading).script();
    return place(order, voice == null ? script : script.inVoice(voice), directory(file));
  }

  private int place(CallOrder order, CallScript script, Path directory)
      throws InterruptedException {
    Consumer<String> progress = json ? err()::println : out()::println;
    SimulatedCaller caller =
        new SimulatedCaller(
            CallerSettings.DEFAULTS,
            SpokenLines.in(directory),
            progress,
            System::nanoTime,
            new SecureRandom());
    List<String> problems = caller.problems(script);
    if (!problems.isEmpty()) {
      return badScript(problems);
    }
    SimulatedCaller.Result result = caller.call(order, script);
    if (result instanceof SimulatedCaller.Result.Measured measured) {
      return report(measured.call());
    }
    ((SimulatedCaller.Result.NotPlaced) result)
        .problems()
        .forEach(problem -> err().println("call: " + problem));
    return FAILED;
  }

  private int report(MeasuredCall call) {
    if (json) {
      out().println(call.json());
    } else if (call.answeredAfterMs() != null) {
      out()
          .printf(
              "first audio %s after the answer; longest silence while owed an answer %d ms;"
                  + " %d packets, %d lost, %d late%n",
              call.firstAudioMs() == null ? "never" : call.firstAudioMs() + " ms",
              call.longestOwedSilenceMs(),
              call.packets().received(),
              call.packets().lost(),
              call.packets().late());
    }
    out().flush();
    if (!call.completed()) {
      err().println("call: " + call.reason());
      return FAILED;
    }
    return 0;
  }

  private int badScript(List<String> problems) {
    problems.forEach(problem -> err().println("script: " + problem));
    return BAD_SCRIPT;
  }

  private static Path directory(@Nullable Path script) {
    Path parent = script == null ? null : script.toAbsolutePath().getParent();
    return parent == null ? Path.of("") : parent;
  }

  private CallOrder order() {
    CallOrder order = CallOrder.to(uri);
    if (bind != null) {
      order = bound(order, bind);
    } else if (!order.destination().getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "the address is not on this machine: name your own with --bind ADDRESS");
    }
    if (from != null) {
      order =
          order.withFrom(
              SipUri.parse(from)
                  .orElseThrow(() -> new IllegalArgumentException("--from must be a SIP URI"))
                  .text());
    }
    if (codec != null) {
      order = order.withCodecs(List.of(codec(codec)));
    }
    return recording == null ? order : order.withRecording(writable(recording));
  }

  private static CallOrder bound(CallOrder order, String text) {
    SipUri own =
        SipUri.parse("sip:" + (IpLiteral.parse(text).isPresent() ? bracketed(text) : text))
            .orElseThrow(() -> new IllegalArgumentException("--bind must be ADDRESS[:PORT]"));
    InetAddress address =
        IpLiteral.parse(own.host())
            .orElseThrow(() -> new IllegalArgumentException("--bind needs an IP address"));
    if (address.isAnyLocalAddress()) {
      throw new IllegalArgumentException("--bind needs an address that others can answer to");
    }
    return order.withBind(address, own.port().orElse(0));
  }

  private static String bracketed(String literal) {
    return IpLiteral.parse(literal).map(IpLiteral::host).orElse(literal);
  }

  private static Codec codec(String name) {
    for (Codec known : Codec.values()) {
      if (known.name().equalsIgnoreCase(name)) {
        return known;
      }
    }
    throw new IllegalArgumentException("--codec must be pcma or pcmu");
  }

  private static Path writable(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new IllegalArgumentException("--record: the folder of " + file + " does not exist");
    }
    return file;
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  private PrintWriter err() {
    return Objects.requireNonNull(spec).commandLine().getErr();
  }
}
