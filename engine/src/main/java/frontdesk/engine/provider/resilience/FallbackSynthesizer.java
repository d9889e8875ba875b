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

  private final Lineup<SpeechSynthesizer> lineup;
  private final Map<String, Pace> paces;
  private final Deadlines deadlines;

  public FallbackSynthesizer(
      List<Candidate<SpeechSynthesizer>> candidates,
      Retries retries,
      Deadlines deadlines,
      Timing timing,
      Attempts told) {
    this(
        new Lineup<>(candidates, retries, timing, told),
        candidates.stream()
            .map(Candidate::name)
            .collect(Collectors.toUnmodifiableMap(Function.identity(), name -> new Pace())),
        deadlines);
  }

  private FallbackSynthesizer(
      Lineup<SpeechSynthesizer> lineup, Map<String, Pace> paces, Deadlines deadlines) {
    this.lineup = lineup;
    this.paces = Map.copyOf(paces);
    this.deadlines = deadlines;
  }

  /** The same voices and gates; one more is told of the attempts, such as a call's meter. */
  public FallbackSynthesizer toldTo(Attempts other) {
    return new FallbackSynthesizer(lineup.toldTo(other), paces, deadlines);
  }

  /** The same for those of these names, in their order; gates and budget stay shared. */
  public FallbackSynthesizer ordered(List<String> names) {
    return new FallbackSynthesizer(lineup.ordered(names), paces, deadlines);
  }

  /** The same with something around each of them, by its name, such as a call's meter. */
  public FallbackSynthesizer around(BiFunction<String, SpeechSynthesizer, SpeechSynthesizer> each) {
    return new FallbackSynthesizer(lineup.around(each), paces, deadlines);
  }

  @Override
  public String name() {
    return lineup.name();
  }

  /** What at least one of them speaks. */
  @Override
  public List<String> languages() {
    return lineup.languages(SpeechSynthesizer::languages);
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
    List<Candidate<SpeechSynthesizer>> speaking =
        lineup.knowing(manner.language(), SpeechSynthesizer::languages);
    return speaking.isEmpty() ? lineup.candidates() : speaking;
  }

  @Override
  public Utterance speak(String text, Manner manner, Listener listener) {
    List<Candidate<SpeechSynthesizer>> speaking = speaking(manner);
    TextSpoken spoken =
        new TextSpoken(
            text,
            manner,
            listener,
            lineup.course(speaking),
            new TextSpoken.With(
                deadlines,
                lineup.timing(),
                lineup.told(),
                paces,
                speaking.isEmpty() ? "" : speaking.get(0).name()));
    spoken.begin();
    return spoken;
  }

  /** Closes them all. */
  @Override
  public void close() {
    lineup.candidates().forEach(candidate -> candidate.port().close());
  }
}
