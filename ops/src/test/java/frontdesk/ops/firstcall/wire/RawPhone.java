package frontdesk.ops.firstcall.wire;

import frontdesk.ops.firstcall.harness.Await;
import frontdesk.protocol.id.CallId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/** A caller with signalling and audio: hears prompts begin and end, and answers them by keys. */
public final class RawPhone implements AutoCloseable {
  private static final Duration PROMPT_PATIENCE = Duration.ofSeconds(15);

  /** Longer than any pause between two sentences of a prompt. */
  private static final Duration PROMPT_OVER = Duration.ofMillis(700);

  private static final Duration WORD = Duration.ofMillis(60);

  private final RawSipClient client;
  private final RawCall call;
  private final RawRtp rtp;

  private RawPhone(RawSipClient client, RawCall call, RawRtp rtp) {
    this.client = client;
    this.call = call;
    this.rtp = rtp;
  }

  /** A phone that has not called yet. */
  public static RawPhone with(Transport transport, InetSocketAddress node) throws IOException {
    RawSipClient client = transport.open(node);
    return new RawPhone(client, new RawCall(client), RawRtp.open(node.getAddress()));
  }

  /** A phone that has not called yet, with the number of another one. */
  public static RawPhone again(Transport transport, InetSocketAddress node, RawPhone before)
      throws IOException {
    RawSipClient client = transport.open(node);
    return new RawPhone(client, new RawCall(client, before.call()), RawRtp.open(node.getAddress()));
  }

  /** Calls and is answered; audio flows both ways from then on. */
  public RawPhone dial() throws IOException {
    String ok = call.establish(rtp.port());
    rtp.sendTo(RawCall.audioAddress(ok));
    return this;
  }

  public RawSipClient client() {
    return client;
  }

  public RawCall call() {
    return call;
  }

  public RawRtp rtp() {
    return rtp;
  }

  /** The call's id at the node. */
  public CallId id() {
    return CallId.parse(call.deskTag()).orElseThrow();
  }

  /** Waits until something is said after that moment. */
  public void awaitSpeech(long sinceNanos) {
    Await.until(
        "the node says something",
        PROMPT_PATIENCE,
        () -> rtp.heard().since(sinceNanos).audible().compareTo(WORD) > 0);
  }

  /** Waits until a prompt was begun after that moment and is over. */
  public void awaitPrompt(long sinceNanos) {
    awaitSpeech(sinceNanos);
    Await.until(
        "the node ends its prompt",
        PROMPT_PATIENCE.multipliedBy(3),
        () -> rtp.heard().quietFor().compareTo(PROMPT_OVER) > 0);
  }

  /** Presses a key and waits until an answer to it has begun. */
  public void pressAndListen(char key) {
    Await.until(
        "the line is quiet before a key",
        PROMPT_PATIENCE.multipliedBy(3),
        () -> rtp.heard().quietFor().compareTo(PROMPT_OVER) > 0);
    long pressed = System.nanoTime();
    rtp.press(key);
    awaitSpeech(pressed);
  }

  @Override
  public void close() throws IOException {
    rtp.close();
    client.close();
  }
}
