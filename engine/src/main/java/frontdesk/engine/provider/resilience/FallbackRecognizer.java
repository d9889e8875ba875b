package frontdesk.engine.provider.resilience;

import frontdesk.protocol.provider.SpeechRecognizer;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Recognizers in order as one. Each utterance of a call begins with the first whose gate lets it
 * in; one that fails hands it on with all the audio of it, so that no caller has to say it again.
 * Any thread.
 */
public final class FallbackRecognizer implements SpeechRecognizer {
  /**
   * Deadlines of one utterance.
   *
   * @param finalWithin after the end of it, of each attempt outside this node
   * @param hedgeAfter the end of it without a final transcript, the next one hears it too
   * @param silentFor of audio without any transcript, the same
   * @param inAll after the end of it nothing is waited for any longer
   * @param kept audio of an utterance; what is longer is not heard
   * @param replaySpeed how much faster than speech an utterance is repeated to a vendor, over 1
   */
  public record Deadlines(
      Duration finalWithin,
      Duration hedgeAfter,
      Duration silentFor,
      Duration inAll,
      Duration kept,
      double replaySpeed) {}

  private final List<Candidate<SpeechRecognizer>> candidates;
  private final Retries retries;
  private final Deadlines deadlines;
  private final Timing timing;
  private final Attempts told;

  public FallbackRecognizer(
      List<Candidate<SpeechRecognizer>> candidates,
      Retries retries,
      Deadlines deadlines,
      Timing timing,
      Attempts told) {
    this.candidates = List.copyOf(candidates);
    this.retries = retries;
    this.deadlines = deadlines;
    this.timing = timing;
    this.told = told;
  }

  /** The same recognizers and gates; one more is told of the attempts, such as a call's meter. */
  public FallbackRecognizer toldTo(Attempts other) {
    return new FallbackRecognizer(candidates, retries, deadlines, timing, told.and(other));
  }

  /** The same for those of these names, in their order; gates and budget stay shared. */
  public FallbackRecognizer ordered(List<String> names) {
    return new FallbackRecognizer(Ordered.by(names, candidates), retries, deadlines, timing, told);
  }

  /** The same with something around each of them, by its name, such as a call's meter. */
  public FallbackRecognizer around(BiFunction<String, SpeechRecognizer, SpeechRecognizer> each) {
    return new FallbackRecognizer(
        Ordered.around(each, candidates), retries, deadlines, timing, told);
  }

  @Override
  public String name() {
    return Ordered.name(candidates);
  }

  /** What at least one of them understands. */
  @Override
  public List<String> languages() {
    return candidates.stream().flatMap(c -> c.port().languages().stream()).distinct().toList();
  }

  /** An utterance without a call: its connections end with it. */
  @Override
  public Session open(Request request, Listener listener) {
    CallEars ears = new CallEars(this);
    return ears.openAlone(request, listener);
  }

  @Override
  public Ear ear() {
    return new CallEars(this);
  }

  /** Those that understand a language, in order. */
  List<Candidate<SpeechRecognizer>> understanding(String language) {
    String primary = Ordered.primary(language);
    return candidates.stream().filter(c -> c.port().languages().contains(primary)).toList();
  }

  Retries retries() {
    return retries;
  }

  Deadlines deadlines() {
    return deadlines;
  }

  Timing timing() {
    return timing;
  }

  Attempts told() {
    return told;
  }

  /** Closes them all. */
  @Override
  public void close() {
    candidates.forEach(candidate -> candidate.port().close());
  }
}
