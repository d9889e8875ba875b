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

  private final Lineup<SpeechRecognizer> lineup;
  private final Deadlines deadlines;

  public FallbackRecognizer(
      List<Candidate<SpeechRecognizer>> candidates,
      Retries retries,
      Deadlines deadlines,
      Timing timing,
      Attempts told) {
    this(new Lineup<>(candidates, retries, timing, told), deadlines);
  }

  private FallbackRecognizer(Lineup<SpeechRecognizer> lineup, Deadlines deadlines) {
    this.lineup = lineup;
    this.deadlines = deadlines;
  }

  /** The same recognizers and gates; one more is told of the attempts, such as a call's meter. */
  public FallbackRecognizer toldTo(Attempts other) {
    return new FallbackRecognizer(lineup.toldTo(other), deadlines);
  }

  /** The same for those of these names, in their order; gates and budget stay shared. */
  public FallbackRecognizer ordered(List<String> names) {
    return new FallbackRecognizer(lineup.ordered(names), deadlines);
  }

  /** The same with something around each of them, by its name, such as a call's meter. */
  public FallbackRecognizer around(BiFunction<String, SpeechRecognizer, SpeechRecognizer> each) {
    return new FallbackRecognizer(lineup.around(each), deadlines);
  }

  @Override
  public String name() {
    return lineup.name();
  }

  /** What at least one of them understands. */
  @Override
  public List<String> languages() {
    return lineup.languages(SpeechRecognizer::languages);
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
    return lineup.knowing(language, SpeechRecognizer::languages);
  }

  /** The way through them with an utterance in that language. */
  Course<SpeechRecognizer> course(String language) {
    return lineup.course(understanding(language));
  }

  Deadlines deadlines() {
    return deadlines;
  }

  Timing timing() {
    return lineup.timing();
  }

  Attempts told() {
    return lineup.told();
  }

  /** Closes them all. */
  @Override
  public void close() {
    lineup.candidates().forEach(candidate -> candidate.port().close());
  }
}
