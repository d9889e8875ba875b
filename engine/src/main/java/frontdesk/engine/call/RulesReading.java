package frontdesk.engine.call;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.speech.language.DaysSpokenOf;
import frontdesk.engine.speech.language.Interpreter;
import frontdesk.protocol.dialogue.Expectation;
import frontdesk.protocol.provider.Transcript;
import frontdesk.protocol.provider.Transcript.Hypothesis;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules make of words at this point of a call. The words that seem to be all are mostly
 * all: they come again a moment later, while the caller waits, and are not read a second time. Used
 * by the call's actor.
 */
final class RulesReading {
  private final CallRun run;
  private @Nullable Made last;

  /** A reading, and all that it depends on; personal parts of it are sealed with the call's key. */
  private record Made(
      List<Hypothesis> heard,
      Expectation expectation,
      Catalogue catalogue,
      LocalDateTime minute,
      DaysSpokenOf days,
      Interpreter.Read read) {
    @SuppressWarnings("ReferenceEquality") // a catalogue is large, and the same object in a call
    boolean isOf(
        List<Hypothesis> words,
        Expectation question,
        Catalogue clinic,
        LocalDateTime at,
        DaysSpokenOf spokenOf) {
      return heard.equals(words)
          && expectation.equals(question)
          && catalogue == clinic
          && minute.equals(at)
          && days.equals(spokenOf);
    }

    /** What a caller said never reaches a log. */
    @Override
    public String toString() {
      return "Made[]";
    }
  }

  RulesReading(CallRun run) {
    this.run = run;
  }

  /** Of a transcript, as an answer to what is expected. */
  Interpreter.Read of(CallState state, Expectation expectation, Transcript transcript) {
    Catalogue catalogue = run.knowledge(state).catalogue();
    LocalDateTime now = LocalDateTime.ofInstant(run.now(), catalogue.zone());
    LocalDateTime minute = now.truncatedTo(ChronoUnit.MINUTES);
    DaysSpokenOf days =
        DaysSpokenOf.of(
            state.conversation().wantedDay(), state.conversation().bookedDay(catalogue.zone()));
    List<Hypothesis> heard = transcript.hypotheses();
    Made before = last;
    if (before != null && before.isOf(heard, expectation, catalogue, minute, days)) {
      return before.read();
    }
    Interpreter.Read read =
        run.with
            .speech()
            .interpreter()
            .read(transcript, expectation, catalogue, now, days, new EdgeSealer(run.seals, false));
    last = new Made(heard, expectation, catalogue, minute, days, read);
    return read;
  }

  /** Of words that may not be all. */
  Interpreter.Read of(CallState state, Expectation expectation, String words) {
    return of(
        state,
        expectation,
        new Transcript(
            expectation.language(), 0, Duration.ZERO, List.of(new Hypothesis(words, 1))));
  }
}
