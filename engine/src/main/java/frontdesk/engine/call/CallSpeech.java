package frontdesk.engine.call;

import frontdesk.engine.dialogue.OwnSentences;
import frontdesk.engine.speech.language.Segment;
import frontdesk.engine.speech.language.SpokenText;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.media.G711Law;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns decided phrases into sentences on the line: the edge at which sealed data is opened. */
final class CallSpeech {
  /** Eight characters a second: voices speak twelve to sixteen, and two thirds of that slowly. */
  private static final long SLOW_SAMPLES_PER_CHARACTER = AudioFrame.SAMPLE_RATE_HZ / 8;

  private final CallRun run;
  private boolean open;
  private int phrasesSpoken;
  private int sentencesSpoken;

  CallSpeech(CallRun run) {
    this.run = run;
  }

  /**
   * Speaks the prompt that is owed, unless this incarnation of the call does so already: of one
   * that goes on, what has come to it.
   */
  void sayWhatIsOwed(CallState state) {
    Optional<Decision.Say> owed = state.outbox().speaking();
    if (owed.filter(say -> say.prompt() != run.promptBegun).isPresent()) {
      say(state, owed.get());
    } else if (open) {
      owed.ifPresent(say -> sayMore(state, say));
    }
  }

  private void sayMore(CallState state, Decision.Say say) {
    int upTo = OwnSentences.upTo(say);
    List<Spoken> more = spoken(state, say, phrasesSpoken, upTo);
    phrasesSpoken = upTo;
    sentencesSpoken += more.size();
    if (!more.isEmpty()) {
      run.with.observer().onOwnWords(run.id, words(segments(more)));
      boolean slower = say.slower().isPresent();
      run.audio().ifPresent(audio -> audio.append(say.prompt(), sentences(more, slower)));
    }
    if (run.answering == 0) {
      finish();
    }
  }

  /** Nothing more comes to what is being said: what is asked behind it is said now. */
  void finish() {
    if (open) {
      open = false;
      run.audio().ifPresent(audio -> audio.finish(run.promptBegun));
    }
  }

  /** Whether all that there is of an answer that goes on was heard. */
  boolean isHeard() {
    return open && run.audio().filter(a -> a.isHeard(run.promptBegun, sentencesSpoken)).isPresent();
  }

  /** Speaks a prompt; what may be answered is listened for from now on. */
  private void say(CallState state, Decision.Say say) {
    open = run.answering == say.prompt();
    phrasesSpoken = open ? OwnSentences.upTo(say) : say.phrases().size();
    List<Spoken> spoken = spoken(state, say, 0, phrasesSpoken);
    List<Spoken> last = spoken(state, say, phrasesSpoken, say.phrases().size());
    sentencesSpoken = spoken.size();
    run.promptBegun = say.prompt();
    run.promptEnd = Optional.empty();
    if (say.expectation().question() != Question.CONTACT) {
      run.forgetKeys();
    }
    run.with
        .observer()
        .onOwnWords(
            run.id,
            words(Stream.concat(spoken.stream(), last.stream()).map(Spoken::segment).toList()));
    boolean slower = say.slower().isPresent();
    run.audio()
        .ifPresent(
            audio -> {
              audio.hearing().expect(say.expectation(), run.knowledge(state).catalogue());
              audio.speak(say.prompt(), sentences(spoken, slower), open, sentences(last, slower));
            });
  }

  /** The end of a prompt of which so many samples went out: how much of it was heard. */
  Input.PromptEnded ended(CallState state, Decision.Say say, boolean complete, long samplesSent) {
    List<List<Segment>> phrases =
        say.phrases().stream().map(phrase -> segments(spoken(state, say, phrase))).toList();
    List<Segment> all = phrases.stream().flatMap(List::stream).toList();
    List<LineVoice.Sounded> sounded =
        run.audio().map(audio -> audio.sentences(say.prompt())).orElse(List.of());
    int words = SpokenText.wordsHeard(all, lengths(all, sounded), samplesSent);
    return Input.PromptEnded.of(
        run.now(), say.prompt(), complete, words, SpokenText.phrasesHeard(phrases, words));
  }

  /**
   * How long each sentence sounds. Of one that is still being made, or was never made to its end,
   * only a part is there: the whole is taken to be as long as the slowest voice needs for it, so
   * that no word counts as heard that was not.
   */
  static List<Long> lengths(List<Segment> segments, List<LineVoice.Sounded> sounded) {
    List<Long> lengths = new ArrayList<>();
    for (int i = 0; i < Math.min(segments.size(), sounded.size()); i++) {
      LineVoice.Sounded sentence = sounded.get(i);
      long samples = sentence.samples();
      if (!sentence.whole()) {
        long slowly =
            segments.get(i) instanceof Segment.Words words
                ? words.text().length() * SLOW_SAMPLES_PER_CHARACTER
                : 0;
        samples = Math.max(samples + 1, slowly);
      }
      lengths.add(samples);
    }
    return lengths;
  }

  /** A piece of a prompt in its language. */
  private record Spoken(Segment segment, String language) {}

  private List<Spoken> spoken(CallState state, Decision.Say say, int from, int to) {
    return say.phrases().subList(from, to).stream()
        .flatMap(phrase -> spoken(state, say, phrase).stream())
        .toList();
  }

  private List<Spoken> spoken(CallState state, Decision.Say say, Phrase phrase) {
    ClinicKnowledge clinic = run.knowledge(state);
    String language = phrase.ownLanguage().orElse(say.expectation().language());
    return SpokenText.render(
            List.of(phrase),
            clinic.texts(),
            clinic.catalogue(),
            new EdgeOpener(run.seals),
            language)
        .stream()
        .map(segment -> new Spoken(segment, language))
        .toList();
  }

  private static List<Segment> segments(List<Spoken> spoken) {
    return spoken.stream().map(Spoken::segment).toList();
  }

  private static List<SynthesizerStage.Sentence> sentences(List<Spoken> spoken, boolean slower) {
    return spoken.stream().map(part -> sentence(part, slower)).toList();
  }

  private static SynthesizerStage.Sentence sentence(Spoken spoken, boolean slower) {
    Segment segment = spoken.segment();
    if (segment instanceof Segment.Words words) {
      return new SynthesizerStage.Words(words.text(), spoken.language(), slower);
    }
    if (segment instanceof Segment.Recorded recorded) {
      return new SynthesizerStage.Audio(linear(recorded.audio()));
    }
    return new SynthesizerStage.Audio(new short[0]);
  }

  private static short[] linear(byte[] muLaw) {
    short[] samples = new short[muLaw.length];
    for (int i = 0; i < muLaw.length; i++) {
      samples[i] = G711Law.MU_LAW.decode(muLaw[i]);
    }
    return samples;
  }

  private static String words(List<Segment> segments) {
    return segments.stream()
        .map(
            segment ->
                segment instanceof Segment.Words words
                    ? words.text()
                    : segment instanceof Segment.Recorded ? "(recording)" : "[erased]")
        .collect(Collectors.joining(" "));
  }
}
