package frontdesk.ops.provider.fake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** What the stand-ins of recognizers share: scripted sentences, pace, and answers to uploads. */
public abstract class EarFake extends VendorFake {
  /** What no documentation names: a client passes it over. */
  static final String STRANGER = "{\"type\":\"Weather\",\"tomorrow\":[1,{\"sun\":true}]}";

  static final String GARBAGE = "<html>Bad gateway</html>";

  private static final int STRANGE_NUMBER = 42;

  private final Queue<String> script = new ConcurrentLinkedQueue<>();
  private final List<String> hints = new CopyOnWriteArrayList<>();
  private final List<String> languages = new CopyOnWriteArrayList<>();
  private volatile Supplier<Duration> finalAfter = () -> Duration.ZERO;
  private volatile Duration idleLimit = Duration.ofDays(1);
  private volatile String otherwise = "";

  /** The next utterances are heard so, one after another; then nothing is. */
  public void hears(String... sentences) {
    script.addAll(List.of(sentences));
  }

  /** Every utterance beyond the script is heard so. */
  public void always(String sentence) {
    otherwise = sentence;
  }

  /**
   * How long after the end of an utterance its final comes: published figures are 250 to 350 ms.
   */
  public void finalAfter(Duration delay) {
    finalAfter(() -> delay);
  }

  /** The same, drawn anew for each. */
  public void finalAfter(Supplier<Duration> delays) {
    finalAfter = delays;
  }

  /** A connection that says nothing for so long is closed as the documentation says. */
  public void idleLimit(Duration limit) {
    idleLimit = limit;
  }

  Duration finalAfter() {
    return finalAfter.get();
  }

  Duration idleLimit() {
    return idleLimit;
  }

  String nextSentence() {
    String next = script.poll();
    return next == null ? otherwise : next;
  }

  /** Terms of every connection or request, in order. */
  public List<String> hints() {
    return List.copyOf(hints);
  }

  /** The language that every connection or request asked for, in order. */
  public List<String> languages() {
    return List.copyOf(languages);
  }

  void told(String language, List<String> terms) {
    languages.add(language);
    hints.addAll(terms);
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Adds what no documentation names. */
  static void estrange(ObjectNode message, Fault fault) {
    if (fault.is(Fault.Kind.STRANGERS)) {
      message.put("mood", STRANGE_NUMBER).putObject("x").put("y", true);
    }
  }

  /** Answers an upload as a whole, or goes wrong in the middle. */
  void answer(FakeExchange exchange, Fault fault, ObjectNode json) throws IOException {
    estrange(json, fault);
    byte[] whole = json.toString().getBytes(StandardCharsets.UTF_8);
    byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
    try {
      exchange.pause(finalAfter().plus(lateness(fault)));
      switch (fault.kind()) {
        case STALL_AT_FIRST_BYTE, HALF_OPEN -> exchange.stall();
        case GARBAGE -> exchange.respondJson(200, GARBAGE);
        case STALL_MIDWAY, DROP, CLOSE -> {
          exchange.begin(
              200,
              Map.of(
                  "Content-Type",
                  "application/json",
                  "Content-Length",
                  Integer.toString(whole.length)));
          exchange.raw(half);
          if (fault.is(Fault.Kind.STALL_MIDWAY)) {
            exchange.stall();
          } else if (fault.is(Fault.Kind.DROP)) {
            exchange.reset();
          }
          exchange.closeAfter();
        }
        default -> exchange.respond(200, Map.of("Content-Type", "application/json"), whole);
      }
    } catch (EOFException gone) {
      counts().add(Counts.Of.CANCELS, 1);
      throw gone;
    }
  }
}
