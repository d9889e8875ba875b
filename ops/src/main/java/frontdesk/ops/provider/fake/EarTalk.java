package frontdesk.ops.provider.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * One WebSocket of a streaming recognizer's fake: words come as audio does, one more each quarter
 * of a second, and all of them when the vendor's message asks for the rest.
 */
abstract class EarTalk {
  private static final int INTERIM_EVERY_MS = 250;
  private static final int OCTETS_PER_MS = 8; // mu-law at 8 kHz

  private final EarFake fake;
  private final FakeWebSocket socket;
  private volatile Fault fault;
  private List<String> words = List.of();
  private boolean begun;
  private int shown;
  private long audioMs;
  private long interimAtMs;
  private int said;
  private long spokeNs = System.nanoTime();
  private long saysNextNs = System.nanoTime();
  private long restAtMs;
  private boolean over;

  EarTalk(EarFake fake, FakeWebSocket socket, Fault fault) {
    this.fake = fake;
    this.socket = socket;
    this.fault = fault;
  }

  /** Serves the connection until it ends. */
  final void run() throws IOException {
    watchIdle();
    try {
      for (var message = socket.read(); message != null; message = socket.read()) {
        spoke();
        if (message instanceof FakeWebSocket.Binary audio) {
          audio(audio.octets().length);
        } else if (message instanceof FakeWebSocket.Text text) {
          onText(text.text());
        }
      }
    } finally {
      end();
    }
  }

  private synchronized void end() {
    over = true;
  }

  private synchronized void spoke() {
    long now = System.nanoTime();
    fake.counts().gap(Duration.ofNanos(now - spokeNs).toMillis());
    spokeNs = now;
  }

  private void watchIdle() {
    Duration left = idleLeft();
    if (left.isNegative() || left.isZero()) {
      fake.counts().add(Counts.Of.OFFENCES, 1);
      unchecked(() -> idle());
    } else if (!isOver()) {
      socket.later(left, this::watchIdle);
    }
  }

  private synchronized boolean isOver() {
    return over;
  }

  private synchronized Duration idleLeft() {
    return fake.idleLimit().minusNanos(System.nanoTime() - spokeNs);
  }

  /** The client said nothing for longer than the vendor's limit. */
  abstract void idle() throws IOException;

  /** A text message of the client. */
  abstract void onText(String text) throws IOException;

  /** Results while the caller speaks. */
  abstract List<ObjectNode> interim(String text, boolean first, boolean last);

  FakeWebSocket socket() {
    return socket;
  }

  EarFake fake() {
    return fake;
  }

  long audioMs() {
    return audioMs;
  }

  private void audio(int octets) {
    fake.counts().add(Counts.Of.AUDIO_BYTES, octets);
    fake.counts().add(Counts.Of.AUDIO_MS, octets / OCTETS_PER_MS);
    audioMs += octets / OCTETS_PER_MS;
    if (!begun) {
      begun = true;
      if (fault.is(Fault.Kind.NONE)) {
        strike(fake.onOpenSocket());
      }
      String sentence = fake.nextSentence();
      words = sentence.isEmpty() ? List.of() : Arrays.asList(sentence.split(" "));
      shown = 0;
      interimAtMs = audioMs + INTERIM_EVERY_MS;
    }
    while (audioMs >= interimAtMs) {
      interimAtMs += INTERIM_EVERY_MS;
      boolean more = shown < words.size();
      shown = Math.min(words.size(), shown + 1);
      if (more && 2 * shown >= words.size()) {
        half();
      }
      String text = String.join(" ", words.subList(0, shown));
      interim(text, shown == 1 && more, more && shown == words.size())
          .forEach(message -> say(message, Duration.ZERO));
    }
  }

  /** In the middle of a sentence. */
  private void half() {
    strike(fake.atHalf());
  }

  /** From now on this goes wrong here. */
  private synchronized void strike(Fault now) {
    if (now.is(Fault.Kind.REFUSE) || now.is(Fault.Kind.RATE_LIMIT) || now.is(Fault.Kind.DROP)) {
      socket.reset(); // nobody is refused in the middle: the connection is, and whoever comes again
    } else if (!now.is(Fault.Kind.NONE)) {
      fault = now;
      said = 0;
    }
  }

  /** How much audio came since the last final. */
  long freshMs() {
    return audioMs - restAtMs;
  }

  /** How much audio had come at the last final. */
  long restAtMs() {
    return restAtMs;
  }

  /** Everything that was said since the last time; the next audio begins another sentence. */
  String rest() {
    begun = false;
    restAtMs = audioMs;
    String all = String.join(" ", words);
    words = List.of();
    return all;
  }

  /** Says something in order, unless something goes wrong. */
  void say(ObjectNode message, Duration after) {
    say(message, after, () -> {});
  }

  /** Says what was asked for, in the vendor's own time. */
  void sayFinal(String text, ObjectNode message) {
    fake.watch().asked(text);
    say(message, fake.finalAfter(), () -> fake.watch().given(text));
  }

  private void say(ObjectNode message, Duration after, Runnable then) {
    EarFake.estrange(message, fault);
    Duration delay = after.plus(VendorFake.lateness(fault));
    Work work =
        () -> {
          say(message.toString());
          then.run();
        };
    Duration wait = inTurn(delay);
    if (wait.isZero()) {
      unchecked(work);
    } else {
      socket.later(wait, () -> unchecked(work));
    }
  }

  /** What was to be said before is said before. */
  private synchronized Duration inTurn(Duration delay) {
    long now = System.nanoTime();
    long at = now + delay.toNanos();
    if (at <= saysNextNs) {
      at = saysNextNs + 1_000;
    }
    boolean atOnce = delay.isZero() && at == now;
    saysNextNs = at;
    return atOnce ? Duration.ZERO : Duration.ofNanos(at - now);
  }

  private synchronized void say(String text) throws IOException {
    boolean first = said++ == 0;
    switch (fault.kind()) {
      case STALL_AT_FIRST_BYTE -> {
        // It listens, and that is all.
      }
      case GARBAGE -> socket.text(EarFake.GARBAGE);
      case STALL_MIDWAY, DROP, CLOSE, HALF_OPEN -> {
        if (first) {
          socket.text(text);
          midway();
        }
      }
      case STRANGERS -> {
        socket.text(EarFake.STRANGER);
        socket.binary(new byte[] {1, 2, 3});
        socket.fragments(text, 1);
      }
      default -> socket.text(text);
    }
  }

  private void midway() throws IOException {
    switch (fault.kind()) {
      case DROP -> socket.reset();
      case CLOSE -> closeWith(fault.code(), fault.reason());
      case HALF_OPEN -> socket.halfOpen();
      default -> {
        // It stalls.
      }
    }
  }

  /** Closes as the vendor does. */
  void closeWith(int code, String reason) throws IOException {
    socket.close(code, reason);
  }

  private interface Work {
    void run() throws IOException;
  }

  /** The client may be gone by now, which its reader sees. */
  private void unchecked(Work work) {
    try {
      work.run();
    } catch (IOException | UncheckedIOException gone) {
      end();
    }
  }
}
