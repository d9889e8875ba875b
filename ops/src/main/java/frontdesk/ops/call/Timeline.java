package frontdesk.ops.call;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.call.CallSeals;
import frontdesk.engine.speech.language.Opener;
import frontdesk.engine.speech.language.Segment;
import frontdesk.engine.speech.language.SpokenText;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.privacy.Sealed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Turns a call's events into lines; words are opened only where somebody was allowed to see them.
 */
final class Timeline {
  /**
   * What is needed to show words.
   *
   * @param seals the call's key; empty when it was destroyed
   * @param catalogue the clinic's; empty when it is missing, and then nothing said can be shown
   */
  record Words(
      Optional<CallSeals> seals, Optional<Catalogue> catalogue, Map<String, String> texts) {}

  private final Optional<Words> words;

  Timeline(Optional<Words> words) {
    this.words = words;
  }

  List<ReplayReport.Moment> of(List<CallEvent> events) {
    List<ReplayReport.Moment> moments = new ArrayList<>();
    if (!events.isEmpty()) {
      Instant began = events.get(0).header().at();
      for (CallEvent event : events) {
        long offset = Duration.between(began, event.header().at()).toMillis();
        moments.add(moment(event, offset));
      }
    }
    return moments;
  }

  private ReplayReport.Moment moment(CallEvent event, long offset) {
    if (event instanceof CallEvent.InputRecorded recorded) {
      Input input = recorded.input();
      return new ReplayReport.Moment(
          offset, recorded.turn(), input.getClass().getSimpleName(), detail(input), heard(input));
    }
    if (event instanceof CallEvent.DecisionMade made) {
      Decision decision = made.decision();
      return new ReplayReport.Moment(
          offset,
          made.turn(),
          decision.getClass().getSimpleName(),
          detail(decision),
          said(decision));
    }
    return new ReplayReport.Moment(offset, 0, event.getClass().getSimpleName(), detail(event), "");
  }

  private static String detail(Input input) {
    if (input instanceof Input.Heard heard) {
      return "confidence %.2f, %s".formatted(heard.confidence(), heard.understanding());
    }
    return fields(input.toString());
  }

  private static String detail(Decision decision) {
    if (decision instanceof Decision.Say say) {
      return "prompt "
          + say.prompt()
          + ": "
          + say.phrases().stream().map(Phrase::key).collect(Collectors.joining(", "))
          + "; asked: "
          + say.expectation().question();
    }
    return fields(decision.toString());
  }

  private static String detail(CallEvent event) {
    if (event instanceof CallEvent.CallEnded ended) {
      return ended.ending().name();
    }
    if (event instanceof CallEvent.PatientLinked linked) {
      return linked.patient().value();
    }
    return "";
  }

  /** A record's text without its name: the kind stands beside it. */
  private static String fields(String text) {
    int open = text.indexOf('[');
    return open < 0 ? "" : text.substring(open + 1, text.length() - 1);
  }

  private String heard(Input input) {
    if (words.isEmpty()) {
      return "";
    }
    if (input instanceof Input.Heard heard) {
      return words
          .get()
          .seals()
          .flatMap(seals -> seals.open(CallSeals.Field.WORDS, heard.words()))
          .orElse("[erased]");
    }
    return input instanceof Input.AudioRecorded recorded
        ? "(recording of " + recorded.durationMs() + " ms)"
        : "";
  }

  private String said(Decision decision) {
    if (words.isEmpty() || !(decision instanceof Decision.Say say)) {
      return "";
    }
    Words with = words.get();
    return with.catalogue().map(catalogue -> said(say, with, catalogue)).orElse("");
  }

  private static String said(Decision.Say say, Words with, Catalogue catalogue) {
    return SpokenText.render(
            say.phrases(), with.texts(), catalogue, opener(with), say.expectation().language())
        .stream()
        .map(
            segment ->
                segment instanceof Segment.Words spoken
                    ? spoken.text()
                    : segment instanceof Segment.Recorded ? "(recording)" : "[erased]")
        .collect(Collectors.joining(" "));
  }

  private static Opener opener(Words with) {
    return new Opener() {
      @Override
      public Optional<String> text(Sealed handle) {
        return with.seals().flatMap(seals -> seals.open(CallSeals.Field.NUMBER, handle));
      }

      @Override
      public Optional<String> name(Sealed handle) {
        return with.seals().flatMap(seals -> seals.open(CallSeals.Field.NAME, handle));
      }

      @Override
      public Optional<byte[]> audio(Sealed handle) {
        return with.seals().flatMap(seals -> seals.openBytes(CallSeals.Field.AUDIO, handle));
      }
    };
  }
}
