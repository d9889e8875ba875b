package frontdesk.ops.call;

import frontdesk.engine.call.summary.OpenedWords;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Turns a call's events into lines; words are opened only where somebody was allowed to see them.
 */
final class Timeline {
  private final Optional<OpenedWords> words;

  Timeline(Optional<OpenedWords> words) {
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
    if (decision instanceof Decision.SayMore more) {
      return detail(more.whole());
    }
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
    if (event instanceof CallEvent.VoiceTierChanged changed) {
      return "%s, %s: score %d of %d"
          .formatted(changed.tier(), changed.reason(), changed.score(), changed.threshold());
    }
    if (event instanceof CallEvent.ProviderChanged changed) {
      return "%s: %s%s, %s%s"
          .formatted(
              changed.step(),
              changed.from().map(from -> from + " > ").orElse(""),
              changed.to(),
              changed.reason(),
              changed.failure().map(failure -> " (" + failure + ")").orElse(""));
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
      return words.get().heard(heard.words());
    }
    return input instanceof Input.AudioRecorded recorded
        ? "(recording of " + recorded.durationMs() + " ms)"
        : "";
  }

  private String said(Decision decision) {
    if (decision instanceof Decision.SayMore more) {
      return said(more.whole());
    }
    return decision instanceof Decision.Say say
        ? words.map(opened -> opened.said(say)).orElse("")
        : "";
  }
}
