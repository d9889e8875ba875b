package frontdesk.engine.provider.resilience;

import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.SpeechRecognizer.Ear;
import frontdesk.protocol.provider.SpeechRecognizer.Listener;
import frontdesk.protocol.provider.SpeechRecognizer.Request;
import frontdesk.protocol.provider.SpeechRecognizer.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The ears of one call, one at each provider that it needed so far. An ear takes one place of its
 * provider's gate for as long as it is open; one that failed is closed, and the next utterance gets
 * a new one. All of it within the call's {@link Serial}.
 */
final class CallEars implements Ear {
  private record Open(Ear ear, Runnable leave) {
    void close() {
      ear.close();
      leave.run();
    }
  }

  private final FallbackRecognizer with;
  private final Serial serial = new Serial();
  private final Map<String, Open> ears = new HashMap<>();
  private boolean closed;

  CallEars(FallbackRecognizer with) {
    this.with = with;
  }

  /** Makes ready whoever would be asked first. */
  @Override
  public void expect(Request next) {
    serial.run(
        () ->
            with.understanding(next.language()).stream()
                .filter(candidate -> candidate.gate().passes())
                .flatMap(candidate -> of(candidate).stream())
                .findFirst()
                .ifPresent(ear -> ear.expect(next)));
  }

  @Override
  public Session open(Request request, Listener listener) {
    return open(request, listener, () -> {});
  }

  /** The same for one utterance, after which everything is closed. */
  Session openAlone(Request request, Listener listener) {
    return open(request, listener, this::close);
  }

  private Session open(Request request, Listener listener, Runnable after) {
    UtteranceHeard utterance = new UtteranceHeard(with, this, request, listener, after);
    utterance.begin();
    return utterance;
  }

  @Override
  public void close() {
    serial.run(
        () -> {
          closed = true;
          ears.values().forEach(Open::close);
          ears.clear();
        });
  }

  Serial serial() {
    return serial;
  }

  /** The ear at a provider; empty where there is no room for one more. */
  Optional<Ear> of(Candidate<SpeechRecognizer> candidate) {
    if (closed) {
      return Optional.empty();
    }
    Open known = ears.get(candidate.name());
    if (known != null) {
      return Optional.of(known.ear());
    }
    Optional<Runnable> room = candidate.gate().room();
    room.ifPresent(leave -> ears.put(candidate.name(), new Open(candidate.port().ear(), leave)));
    return Optional.ofNullable(ears.get(candidate.name())).map(Open::ear);
  }

  /** What failed once may be a connection that is dead without saying so. */
  void distrust(Candidate<SpeechRecognizer> candidate) {
    Open open = ears.remove(candidate.name());
    if (open != null) {
      open.close();
    }
  }
}
