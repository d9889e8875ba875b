package frontdesk.ops.provider.fake;

import frontdesk.ops.provider.fake.Counts.Of;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** What vendors share that answer a text by HTTP with its audio in chunks. */
abstract class HttpVoiceFake extends VendorFake {
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private volatile FakeSpeech speech = FakeSpeech.PROMPT;

  /** From now on texts are spoken so. */
  public void speaks(FakeSpeech how) {
    speech = how;
  }

  /** The most texts at once since the start. */
  public int mostTexts() {
    return most.get();
  }

  /**
   * Speaks a text.
   *
   * @param octetsPerMs of the format
   */
  void speak(
      FakeExchange exchange, Fault fault, String text, String type, byte[] audio, int octetsPerMs)
      throws IOException {
    counts().add(Of.CHARACTERS, text.length());
    most.accumulateAndGet(open.incrementAndGet(), Math::max);
    int at = 0;
    try {
      if (fault.is(Fault.Kind.STALL_AT_FIRST_BYTE) || fault.is(Fault.Kind.HALF_OPEN)) {
        exchange.stall();
      }
      exchange.pause(speech.firstAudio().plus(lateness(fault)));
      exchange.beginChunks(200, type);
      while (at < audio.length) {
        int to = Math.min(audio.length, at + octetsPerMs * speech.pieceMs());
        piece(exchange, fault, Arrays.copyOfRange(audio, at, to));
        at = to;
        goWrong(exchange, fault);
        exchange.pause(speech.between());
      }
      exchange.endChunks();
    } catch (IOException gone) {
      boolean mine = fault.is(Fault.Kind.DROP) || fault.is(Fault.Kind.CLOSE);
      counts().add(Of.CANCELS, mine ? 0 : 1);
      throw gone;
    } finally {
      open.decrementAndGet();
    }
  }

  private void piece(FakeExchange exchange, Fault fault, byte[] piece) throws IOException {
    if (fault.is(Fault.Kind.GARBAGE)) {
      garbage(exchange);
    }
    counts().add(Of.AUDIO_BYTES, piece.length);
    exchange.chunk(piece);
  }

  /** What is no audio, or no HTTP where anything might be audio. */
  void garbage(FakeExchange exchange) throws IOException {
    exchange.raw("this is no chunk\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private static void goWrong(FakeExchange exchange, Fault fault) throws IOException {
    switch (fault.kind()) {
      case STALL_MIDWAY -> exchange.stall();
      case DROP -> {
        exchange.reset();
        throw new IOException("dropped");
      }
      case CLOSE -> throw new IOException("ended too early");
      default -> {
        return;
      }
    }
  }
}
