package frontdesk.engine.provider.voice;

import frontdesk.engine.provider.wire.Failures;
import frontdesk.engine.provider.wire.Http;
import frontdesk.engine.provider.wire.Network;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechSynthesizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.UniqueKillSwitch;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's voice by HTTP: one request a text, its answer played while it comes. Cancelling closes
 * the connection. Safe for all threads.
 */
public final class HttpSynthesizer implements SpeechSynthesizer {
  private final Network network;
  private final HttpWire wire;
  private final VoiceBounds bounds;
  private final Http http;
  private final Set<Text> asked = new HashSet<>();
  private final ArrayDeque<Text> waiting = new ArrayDeque<>();
  private boolean closed;

  /** A text on its way. */
  private static final class Text extends VendorText {
    @Nullable UniqueKillSwitch request;

    Text(Network network, VoiceBounds bounds, String words, Manner manner, Listener listener) {
      super(network, bounds, words, manner, listener);
    }
  }

  public HttpSynthesizer(Network network, HttpWire wire, VoiceBounds bounds) {
    this.network = network;
    this.wire = wire;
    this.bounds = bounds;
    this.http = new Http(network);
  }

  @Override
  public String name() {
    return wire.vendor();
  }

  @Override
  public String sound(Manner manner) {
    return wire.choice().sound(wire.vendor(), manner);
  }

  @Override
  public List<String> languages() {
    return wire.choice().languages();
  }

  @Override
  public Utterance speak(String text, Manner manner, Listener listener) {
    Text one = new Text(network, bounds, text, manner, listener);
    if (one.utterance.isOver()) {
      return one.utterance;
    }
    Optional<Failure> refused;
    synchronized (this) {
      refused =
          closed
              ? Optional.of(Failure.CLOSED)
              : asked.size() >= bounds.texts() && waiting.size() >= bounds.waiting()
                  ? Optional.of(Failure.BUSY)
                  : Optional.empty();
      if (refused.isEmpty()) {
        waiting.add(one);
      }
    }
    refused.ifPresent(one.utterance::fail);
    one.utterance.begin(() -> over(one));
    goOn();
    return one.utterance;
  }

  private void goOn() {
    synchronized (this) {
      while (!closed && asked.size() < bounds.texts() && !waiting.isEmpty()) {
        Text next = waiting.remove();
        asked.add(next);
        ask(next);
      }
    }
  }

  private void ask(Text one) {
    AudioPieces answer = wire.answer();
    Pair<UniqueKillSwitch, CompletionStage<Done>> run =
        http.pieces(wire.speak(one.words, one.manner).firstByteWithin(bounds.firstAudioWithin()))
            .viaMat(KillSwitches.single(), Keep.right())
            .toMat(
                Sink.foreach(piece -> one.utterance.audio(answer.next(piece.toArray()))),
                Keep.both())
            .run(network.system());
    one.request = run.first();
    var unused =
        run.second()
            .whenComplete(
                (done, thrown) -> {
                  if (thrown != null) {
                    one.utterance.fail(failure(thrown));
                  } else {
                    ended(one, answer);
                  }
                });
  }

  private static void ended(Text one, AudioPieces answer) {
    try {
      one.utterance.audio(answer.end());
      one.utterance.complete();
    } catch (AudioPieces.UnreadableAudioException unreadable) {
      one.utterance.fail(failure(unreadable));
    }
  }

  private static Failure failure(Throwable thrown) {
    Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
    if (cause instanceof AudioPieces.UnreadableAudioException unreadable) {
      return Failure.of(Failure.Kind.BROKEN, String.valueOf(unreadable.getMessage()));
    }
    return Failures.ofThrown(thrown);
  }

  /** A text is over: whatever is left of its request is given up. */
  private void over(Text one) {
    UniqueKillSwitch request;
    synchronized (this) {
      waiting.remove(one);
      asked.remove(one);
      request = one.request;
    }
    if (request != null) {
      request.shutdown();
    }
    goOn();
  }

  @Override
  public void close() {
    List<Text> open = new ArrayList<>();
    synchronized (this) {
      closed = true;
      open.addAll(waiting);
      open.addAll(asked);
      waiting.clear();
    }
    open.forEach(one -> one.utterance.fail(Failure.CLOSED));
  }
}
