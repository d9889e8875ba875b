package frontdesk.engine.provider.resilience;

import frontdesk.protocol.provider.SpeechSynthesizer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Synthesizers in order as one. Where one breaks off within a text, the next one speaks what is
 * left of it; how much that is, {@link Remainder} says. Any thread.
 */
public final class FallbackSynthesizer implements SpeechSynthesizer {
  /**
   * Deadlines of one text.
   *
   * @param firstAudio of each attempt outside this node
   * @param gap between pieces of audio later on
   */
  public record Deadlines(Duration firstAudio, Duration gap) {}

  private final List<Candidate<SpeechSynthesizer>> candidates;
  private final Map<String, Pace> paces;
  private final Retries retries;
  private final Deadlines deadlines;
  private final Timing timing;
  private final Attempts told;

  public FallbackSynthesizer(
      List<Candidate<SpeechSynthesizer>> candidates,
      Retries retries,
      Deadlines deadlines,
      Timing timing,
      Attempts told) {
    this(
        candidates,
        candidates.stream()
            .map(Candidate::name)
            .collect(Collectors.toUnmodifiableMap(Function.identity(), name -> new Pace())),
        retries,
        deadlines,
        timing,
        told);
  }

  private FallbackSynthesizer(
      List<Candidate<SpeechSynthesizer>> candidates,
      Map<String, Pace> paces,
      Retries retries,
      Deadlines deadlines,
      Timing timing,
      Attempts told) {
    this.candidates = List.copyOf(candidates);
    this.paces = Map.copyOf(paces);
    this.retries = retries;
    this.deadlines = deadlines;
    this.timing = timing;
    this.told = told;
  }

  /** The same voices and gates; one more is told of the attempts, such as a call's meter. */
  public FallbackSynthesizer toldTo(Attempts other) {
    return new FallbackSynthesizer(candidates, paces, retries, deadlines, timing, told.and(other));
  }

  /** The same for those of these names, in their order; gates and budget stay shared. */
  public FallbackSynthesizer ordered(List<String> names) {
    return new FallbackSynthesizer(
        Ordered.by(names, candidates), paces, retries, deadlines, timing, told);
  }

  /** The same with something around each of them, by its name, such as a call's meter. */
  public FallbackSynthesizer around(BiFunction<String, SpeechSynthesizer, SpeechSynthesizer> each) {
    return new FallbackSynthesizer(
        Ordered.around(each, candidates), paces, retries, deadlines, timing, told);
  }

  @Override
  public String name() {
    return Ordered.name(candidates);
  }

  /** What at least one of them speaks. */
  @Override
  public List<String> languages() {
    return candidates.stream().flatMap(c -> c.port().languages().stream()).distinct().toList();
  }

  /** That of the preferred one: what anybody else says in its place is not kept. */
  @Override
  public String sound(Manner manner) {
    return speaking(manner).stream()
        .findFirst()
        .map(preferred -> preferred.port().sound(manner))
        .orElse("");
  }

  /** Whoever speaks none of the language at least says it somehow, as a lone voice does. */
  private List<Candidate<SpeechSynthesizer>> speaking(Manner manner) {
    String primary = Ordered.primary(manner.language());
    List<Candidate<SpeechSynthesizer>> speaking =
        candidates.stream().filter(c -> c.port().languages().contains(primary)).toList();
    return speaking.isEmpty() ? candidates : speaking;
  }

  @Override
  public Utterance speak(String text, Manner manner, Listener listener) {
    List<Candidate<SpeechSynthesizer>> speaking = speaking(manner);
    TextSpoken spoken =
        new TextSpoken(
            text,
            manner,
            listener,
            new Course<>(speaking, retries, timing),
            new TextSpoken.With(
                deadlines, timing, told, paces, speaking.isEmpty() ? "" : speaking.get(0).name()));
    spoken.begin();
    return spoken;
  }

  /** Closes them all. */
  @Override
  public void close() {
    candidates.forEach(candidate -> candidate.port().close());
  }
}
