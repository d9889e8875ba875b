package frontdesk.ops.talk;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.call.TextCall;
import frontdesk.engine.call.ToolDesk;
import frontdesk.engine.speech.language.Segment;
import frontdesk.ops.Exit;
import frontdesk.ops.node.LoneClinic;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ShardId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A conversation with the receptionist at a terminal: the same core as on the telephone. */
@Command(
    name = "chat",
    mixinStandardHelpOptions = true,
    description = {
      "A conversation with the receptionist in writing: the same core as on the telephone, with a",
      "clinic in memory that is gone afterwards."
    },
    footer = {
      "%nWrite what you would say. Beside that:",
      "  /keys 1#   presses keys",
      "  /silence   says nothing",
      "  /history   shows the conversation",
      "  /again     hangs up and calls again, as one who was cut off",
      "  /quit      hangs up"
    })
public final class ChatCommand implements Callable<Integer> {
  private static final ShardId SHARD = new ShardId("chat-0");

  @Option(
      names = "--lang",
      paramLabel = "TAG",
      description =
          "Begin in this language, one of the clinic's: en or ro (default: the clinic's first).")
  private String language = "";

  @Mixin private TalkClinic clinic = new TalkClinic("chat");

  @Option(
      names = "--number",
      paramLabel = "E.164",
      description = "The number that the call comes from (default: withheld).")
  private String number = "";

  @Spec private @Nullable CommandSpec spec;

  private final List<String> history = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    return clinic.visit(
        (place, catalogue) -> {
          if (!language.isEmpty() && !catalogue.speaks(language)) {
            return clinic.fail(
                "%s does not speak %s; it speaks: %s"
                    .formatted(catalogue.id(), language, String.join(", ", catalogue.languages())),
                Exit.USAGE);
          }
          converse(place, catalogue);
          return Exit.OK;
        });
  }

  private void converse(TalkPlace place, Catalogue catalogue)
      throws IOException, InterruptedException {
    Clock clock = Clock.systemUTC();
    ToolDesk.Desks desks =
        place.clinics().open(catalogue, new LoneClinic.Time(clock, System::nanoTime));
    TextCall.Parts parts =
        new TextCall.Parts(
            place.clinics().knowledge(catalogue),
            place.interpreter(),
            desks,
            place.storage().keys(),
            place.clinics().bounds(),
            clock,
            place.clinics().brain(catalogue));
    parts.brain().ifPresent(brain -> print("language model: " + brain.model().name()));
    TextCall call = dial(parts, catalogue);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    int shown = show(call, 0);
    while (call.ended().isEmpty()) {
      prompt();
      String line = in.readLine();
      if (line == null || line.strip().equals("/quit")) {
        call.hangUp();
        return;
      }
      if (line.strip().equals("/again")) {
        call.hangUp();
        call = dial(parts, catalogue);
        shown = show(call, 0);
      } else {
        take(call, line.strip());
        shown = show(call, shown);
      }
    }
    call.hearOut();
    show(call, shown);
  }

  private TextCall dial(TextCall.Parts parts, Catalogue catalogue) throws InterruptedException {
    return TextCall.open(
        CallId.create(SHARD, new SecureRandom()),
        parts,
        Optional.of(number).filter(given -> !given.isEmpty()),
        language.isEmpty() ? catalogue.language() : language);
  }

  private void take(TextCall call, String line) throws InterruptedException {
    if (line.equals("/history")) {
      history.forEach(this::print);
      return;
    }
    history.add("you:  " + line);
    if (line.startsWith("/keys ")) {
      for (char key : line.substring("/keys ".length()).strip().toCharArray()) {
        call.press(key);
      }
    } else if (line.isEmpty() || line.equals("/silence")) {
      call.stayQuiet();
    } else {
      call.say(line);
    }
  }

  private int show(TextCall call, int from) {
    List<Decision.Say> said = call.said();
    for (Decision.Say say : said.subList(from, said.size())) {
      String words =
          call.spoken(say).stream()
              .map(segment -> segment instanceof Segment.Words w ? w.text() : "(recording)")
              .collect(Collectors.joining(" "));
      history.add("desk: " + words);
      print("@|bold,cyan desk:|@ " + words.replace("@|", "@ |"));
    }
    return said.size();
  }

  private void print(String line) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println(Ansi.AUTO.string(line));
    out.flush();
  }

  private void prompt() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.print(Ansi.AUTO.string("@|bold,green you:|@  "));
    out.flush();
  }
}
