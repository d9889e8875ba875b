package frontdesk.engine.call;

import frontdesk.engine.speech.language.Opener;
import frontdesk.engine.speech.language.Segment;
import frontdesk.engine.speech.language.SpokenText;
import frontdesk.engine.speech.synthesizer.WholeAudio;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Phrase;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What a clinic says to a caller with whom nobody can go on: that it is sorry, and the number at
 * which a person is reached. Whether anything was booked nobody knows there, so nothing else is
 * said about it. Pure.
 */
final class Apology {

  private Apology() {}

  /** The sentences, in order. */
  static List<Phrase> phrases(boolean mayBeBooked) {
    return List.of(
        Phrase.of(mayBeBooked ? "sorry.unsure" : "sorry.fallback"),
        new Phrase(
            "human.number",
            Map.of("human", new Argument.OfClinic(Argument.ClinicFact.HUMAN_NUMBER))),
        new Phrase("goodbye", Map.of("clinic", new Argument.OfClinic(Argument.ClinicFact.NAME))));
  }

  /** Their audio: linear, 8 kHz. */
  static CompletionStage<short[]> make(
      boolean mayBeBooked, ClinicKnowledge clinic, SynthesizerStage.Voice voice) {
    CompletionStage<short[]> made = CompletableFuture.completedStage(new short[0]);
    for (Segment segment :
        SpokenText.render(
            phrases(mayBeBooked), clinic.texts(), clinic.catalogue(), Opener.NOTHING)) {
      made = made.thenCombine(audio(segment, clinic, voice), Apology::joined);
    }
    return made;
  }

  private static CompletionStage<short[]> audio(
      Segment segment, ClinicKnowledge clinic, SynthesizerStage.Voice voice) {
    return segment instanceof Segment.Words words
        ? spoken(
            new SynthesizerStage.Words(words.text(), clinic.catalogue().language(), false), voice)
        : CompletableFuture.completedStage(new short[0]);
  }

  private static CompletionStage<short[]> spoken(
      SynthesizerStage.Words words, SynthesizerStage.Voice voice) {
    WholeAudio whole = new WholeAudio();
    return voice
        .say(words, whole)
        .done()
        .thenApply(
            outcome ->
                whole
                    .of(outcome)
                    .orElseThrow(() -> new IllegalStateException("the voice is " + outcome)));
  }

  private static short[] joined(short[] first, short[] second) {
    short[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
