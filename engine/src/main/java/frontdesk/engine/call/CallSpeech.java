package frontdesk.engine.call;

import frontdesk.engine.media.codec.G711Law;
import frontdesk.engine.speech.language.Segment;
import frontdesk.engine.speech.language.SpokenText;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Question;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns decided phrases into sentences on the line: the edge at which sealed data is opened. */
final class CallSpeech {
  private final CallRun run;

  CallSpeech(CallRun run) {
    this.run = run;
  }

  /** Speaks the prompt that is owed, unless this incarnation of the call does so already. */
  void sayWhatIsOwed(CallState state) {
    state
        .outbox()
        .speaking()
        .filter(say -> say.prompt() != run.promptBegun)
        .ifPresent(say -> say(state, say));
  }

  /** Speaks a prompt; what may be answered is listened for from now on. */
  private void say(CallState state, Decision.Say say) {
    List<Segment> segments = segments(state, say);
    run.promptBegun = say.prompt();
    run.promptEnd = Optional.empty();
    if (say.expectation().question() != Question.CONTACT) {
      run.forgetKeys();
    }
    run.with.observer().onOwnWords(run.id, words(segments));
    run.audio()
        .ifPresent(
            audio -> {
              audio.hearing().expect(say.expectation(), run.knowledge(state).catalogue());
              audio.speak(say.prompt(), segments.stream().map(CallSpeech::sentence).toList());
            });
  }

  /** How many words of a prompt went out with so many samples. */
  int wordsHeard(CallState state, Decision.Say say, long samplesSent) {
    List<Long> lengths =
        run.audio().map(audio -> audio.sentenceSamples(say.prompt())).orElse(List.of()).stream()
            .map(Integer::longValue)
            .toList();
    return SpokenText.wordsHeard(segments(state, say), lengths, samplesSent);
  }

  private List<Segment> segments(CallState state, Decision.Say say) {
    ClinicKnowledge clinic = run.knowledge(state);
    return SpokenText.render(
        say.phrases(),
        clinic.texts(),
        clinic.catalogue(),
        new EdgeOpener(run.seals),
        say.expectation().language());
  }

  private static SynthesizerStage.Sentence sentence(Segment segment) {
    if (segment instanceof Segment.Words words) {
      return new SynthesizerStage.Words(words.text());
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
