package frontdesk.engine.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Proposal;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.HoldId;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What must hold of any call, judged from its recorded turns alone: none of the conversation's own
 * rules is used to judge them.
 */
final class Promises {
  private static final Texts TEXTS = Texts.bundled("en").orElseThrow();

  private static final Set<String> PATIENT_DATA =
      Set.of(
          "appointment.one",
          "choice.appointment",
          "confirm.cancel",
          "confirm.change.old",
          "change.time",
          "waiting.freed");

  private static final Set<Question> READ_BACKS =
      EnumSet.of(
          Question.CONFIRM,
          Question.CONFIRM_CANCEL,
          Question.CONFIRM_CHANGE,
          Question.FREED,
          Question.SERIES);

  private final double confirmMinConfidence;
  private Phase phase = Phase.START;
  private int prompts;
  private int tools;
  private Optional<Decision.Say> asked = Optional.empty();
  private int cutShort;
  private int phrasesHeard;

  /**
   * Phrases of the read-back of what is held that were heard to their end, and are not repeated.
   */
  private final List<Phrase> heardBefore = new ArrayList<>();

  private boolean agreed;
  private Optional<LocalDateTime> readBack = Optional.empty();
  private final Set<Integer> working = new HashSet<>();
  private Optional<Slot> held = Optional.empty();
  private final Set<HoldId> kept = new HashSet<>();
  private Optional<LocalDateTime> readBackOld = Optional.empty();
  private final Map<AppointmentId, Slot> known = new HashMap<>();
  private final Set<Argument> waitedFor = new HashSet<>();
  private final Set<Phrase> told = new HashSet<>();
  private final Set<Argument> sound = new HashSet<>();
  int confirmations;
  int cancellations;
  int changes;
  int notes;
  private Optional<Argument> readBackNote = Optional.empty();

  Promises(double confirmMinConfidence) {
    this.confirmMinConfidence = confirmMinConfidence;
  }

  void check(Input input, List<Decision> decisions) {
    boolean ended = phase == Phase.END;
    if (!ended) {
      shouldNotLeaveTheCallerInSilence(input, decisions);
    }
    learn(input);
    if (input instanceof Input.Proposed proposed
        && proposed.proposal() instanceof Proposal.SayWords own
        && own.findings().isEmpty()) {
      sound.add(new Argument.BrainsOwn(own.words()));
    }
    if (input instanceof Input.Proposed proposed
        && proposed.proposal() instanceof Proposal.SayMore own
        && own.findings().isEmpty()) {
      sound.add(new Argument.BrainsOwn(own.words()));
    }
    if (input instanceof Input.ToolAnswered answered) {
      working.remove(answered.tool());
    }
    if (agrees(input)) {
      agreed = true;
      asked.ifPresent(this::heardWhole);
    }
    assertThat(decisions.stream().filter(Decision.Say.class::isInstance))
        .as("one prompt a turn")
        .hasSizeLessThanOrEqualTo(1);
    for (Decision decision : decisions) {
      if (decision instanceof Decision.PhaseChanged changed) {
        assertThat(changed.from()).isEqualTo(phase);
        assertThat(Phases.TABLE.get(phase)).contains(changed.to());
        phase = changed.to();
      } else if (decision instanceof Decision.Say say) {
        boolean danger = say.phrases().get(0).key().equals("emergency");
        assertThat(ended && !danger).as("nothing else is said after the end").isFalse();
        assertThat(say.prompt()).isEqualTo(++prompts);
        said(say, input);
      } else if (decision instanceof Decision.UseTool use) {
        assertThat(use.tool()).isEqualTo(++tools);
        if (!(use.call() instanceof ToolCall.ReleaseHold)) {
          working.add(use.tool());
        }
        used(use.call());
      }
    }
  }

  /** Whoever is owed a turn hears something, unless a tool is at work; what is booked is said. */
  private void shouldNotLeaveTheCallerInSilence(Input input, List<Decision> decisions) {
    Optional<Integer> prompt = owedATurn(input);
    boolean fresh =
        prompt.filter(number -> number >= asked.map(Decision.Say::prompt).orElse(0)).isPresent();
    if (fresh && working.isEmpty() && !isStillSpokenTo(input)) {
      boolean answered =
          decisions.stream()
              .anyMatch(each -> each instanceof Decision.Say || each instanceof Decision.UseTool);
      assertThat(answered).as("something is said or done").isTrue();
    }
    if (input instanceof Input.ToolAnswered answered
        && working.contains(answered.tool())
        && answered.answer() instanceof ToolAnswer.AppointmentMade) {
      assertThat(decisions.toString()).as("what is booked is said").contains("booked");
    }
  }

  /** What has to be heard whole goes on; who speaks into it is owed nothing yet. */
  private boolean isStillSpokenTo(Input input) {
    int prompt = asked.filter(say -> !say.interruptible()).map(Decision.Say::prompt).orElse(-1);
    boolean before =
        (input instanceof Input.Heard heard && heard.prompt() == prompt && !heard.afterPrompt())
            || (input instanceof Input.NotUnderstood lost
                && lost.prompt() == prompt
                && !lost.afterPrompt())
            || (input instanceof Input.KeyPressed pressed
                && pressed.prompt() == prompt
                && !pressed.afterPrompt());
    return before && cutShort != prompt;
  }

  private static Optional<Integer> owedATurn(Input input) {
    if (input instanceof Input.Heard heard) {
      return Optional.of(heard.prompt());
    } else if (input instanceof Input.NotUnderstood lost) {
      return Optional.of(lost.prompt());
    } else if (input instanceof Input.KeyPressed pressed) {
      return Optional.of(pressed.prompt());
    } else if (input instanceof Input.SilenceHeard silence) {
      return Optional.of(silence.prompt());
    } else if (input instanceof Input.TurnLate late) {
      return Optional.of(late.prompt());
    }
    return Optional.empty();
  }

  private static LocalDateTime start(Slot slot) {
    return slot.start().atZone(SampleClinic.ZONE).toLocalDateTime();
  }

  private void learn(Input input) {
    if (answer(input) instanceof ToolAnswer.AppointmentsFound found) {
      found.appointments().forEach(one -> known.put(one.id(), one.slot()));
      found
          .offers()
          .orElse(List.of())
          .forEach(kept -> known.put(new AppointmentId(kept.entry().value()), kept.slot()));
      found
          .waiting()
          .orElse(List.of())
          .forEach(place -> waitedFor.add(new Argument.Day(place.wish().until())));
    } else if (answer(input) instanceof ToolAnswer.WaitingListJoined joined) {
      waitedFor.add(new Argument.Day(joined.entry().wish().until()));
    } else if (answer(input) instanceof ToolAnswer.SeriesMade made) {
      made.appointments().forEach(one -> known.put(one.id(), one.slot()));
    } else if (answer(input) instanceof ToolAnswer.AppointmentMade made) {
      known.put(made.appointment().id(), made.appointment().slot());
    } else if (answer(input) instanceof ToolAnswer.AppointmentModified changed) {
      known.put(changed.appointment().id(), changed.appointment().slot());
    }
    if (input instanceof Input.PromptEnded ended && !ended.complete()) {
      if (ended.prompt() >= cutShort) {
        cutShort = ended.prompt();
        phrasesHeard = ended.phrasesHeard().orElse(0);
      }
    } else if (input instanceof Input.ToolAnswered answered
        && answered.answer() instanceof ToolAnswer.SlotHeld slot) {
      held = Optional.of(slot.slot());
      heardBefore.clear();
      kept.add(slot.hold());
      agreed = false;
    }
  }

  /** Nothing is kept for a call that is over, unless it was booked or handed to the ledger. */
  void shouldHaveGivenEveryHoldBack() {
    assertThat(kept).as("holds that were neither confirmed nor given back").isEmpty();
  }

  /** Key 1 or a sure yes, after all of the last read-back. */
  private boolean agrees(Input input) {
    int prompt = asked.map(Decision.Say::prompt).orElse(-1);
    boolean readBackAsked =
        asked.filter(say -> READ_BACKS.contains(say.expectation().question())).isPresent()
            && cutShort != prompt;
    if (input instanceof Input.KeyPressed pressed) {
      return readBackAsked
          && pressed.key() == '1'
          && pressed.afterPrompt()
          && pressed.prompt() == prompt;
    }
    return readBackAsked
        && input instanceof Input.Heard heard
        && heard.understanding().yes().equals(Optional.of(true))
        && heard.afterPrompt()
        && heard.prompt() == prompt
        && heard.confidence() >= confirmMinConfidence;
  }

  private void said(Decision.Say say, Input input) {
    for (Phrase phrase : say.phrases()) {
      assertThat(TEXTS.text(phrase.plainKey())).as(phrase.plainKey()).isPresent();
      assertThat(phrase.arguments().keySet())
          .as(phrase.plainKey())
          .containsAll(TextsTest.placeholders(TEXTS.text(phrase.plainKey()).orElse("")));
      if (told.contains(phrase)) {
        continue; // said once more
      }
      if (phrase.plainKey().equals("brain.own")) {
        assertThat(sound)
            .as("a sentence in which nothing was found")
            .contains(phrase.arguments().get("words"));
      }
      if (phrase.plainKey().equals("booked")) {
        assertThat(answer(input)).isInstanceOf(ToolAnswer.AppointmentMade.class);
        told.add(phrase);
      } else if (phrase.plainKey().equals("callback.promised")) {
        assertThat(answer(input)).isInstanceOf(ToolAnswer.CallbackPromised.class);
      } else if (phrase.plainKey().equals("appointment.noted")) {
        assertThat(answer(input)).isInstanceOf(ToolAnswer.AppointmentNoted.class);
        told.add(phrase);
      } else if (phrase.plainKey().equals("appointment.cancelled")) {
        assertThat(answer(input)).isInstanceOf(ToolAnswer.AppointmentCancelled.class);
        told.add(phrase);
      } else if (phrase.plainKey().equals("appointment.changed")) {
        assertThat(answer(input)).isInstanceOf(ToolAnswer.AppointmentModified.class);
        told.add(phrase);
      }
      if (phrase.plainKey().equals("waiting.place")) {
        assertThat(waitedFor)
            .as("only what whoever said who they are waits for")
            .contains(phrase.arguments().get("date"));
      } else if (phrase.plainKey().equals("waiting.left")) {
        assertThat(answer(input)).isInstanceOf(ToolAnswer.WaitingListLeft.class);
        told.add(phrase);
      }
      if (PATIENT_DATA.contains(phrase.plainKey())) {
        assertThat(known.values().stream().map(Promises::start))
            .as("only appointments of whoever said who they are, or booked them")
            .contains(moment(phrase));
      }
    }
    if (say.expectation().question() != Question.NONE) {
      assertThat(say.expectation().keys()).isNotEmpty();
      Question question = say.expectation().question();
      asked
          .filter(before -> before.expectation().question() == question)
          .filter(before -> before.prompt() == cutShort)
          .ifPresentOrElse(
              before ->
                  heardBefore.addAll(
                      before.phrases().subList(0, Math.min(phrasesHeard, before.phrases().size()))),
              heardBefore::clear);
      asked = Optional.of(say);
      agreed = false;
    }
  }

  /** What was agreed to: all that was heard of it, in one prompt or in several. */
  private void heardWhole(Decision.Say last) {
    readBack = Optional.empty();
    readBackOld = Optional.empty();
    readBackNote = Optional.empty();
    boolean what = false;
    for (Phrase phrase : Stream.concat(heardBefore.stream(), last.phrases().stream()).toList()) {
      String key = phrase.plainKey();
      what |= key.startsWith("confirm.full") || key.startsWith("confirm.short");
      if (key.startsWith("confirm.when") || key.equals("confirm.change.new")) {
        readBack = Optional.of(moment(phrase));
      } else if (key.equals("confirm.cancel") || key.equals("confirm.change.old")) {
        readBackOld = Optional.of(moment(phrase));
      } else if (key.equals("confirm.note")) {
        readBackNote = Optional.ofNullable(phrase.arguments().get("note"));
      }
    }
    boolean booking = last.expectation().question() == Question.CONFIRM;
    assertThat(what || !booking).as("what is agreed to was named").isTrue();
  }

  private static LocalDateTime moment(Phrase phrase) {
    Argument date = Objects.requireNonNull(phrase.arguments().get("date"));
    Argument time = Objects.requireNonNull(phrase.arguments().get("time"));
    return ((Argument.Day) date).date().atTime(((Argument.TimeOfDay) time).time());
  }

  private static Object answer(Input input) {
    return input instanceof Input.ToolAnswered answered ? answered.answer() : input;
  }

  private void used(ToolCall call) {
    if (call instanceof ToolCall.ConfirmHold confirm) {
      kept.remove(confirm.hold());
      assertThat(agreed).as("confirmed by the caller").isTrue();
      assertThat(held.map(slot -> slot.start().atZone(SampleClinic.ZONE).toLocalDateTime()))
          .as("what is booked is what was read back")
          .isEqualTo(readBack);
      confirmations++;
    } else if (call instanceof ToolCall.BookSeries
        || (call instanceof ToolCall.AnswerOffer answer && answer.accepted())) {
      assertThat(agreed).as("confirmed by the caller").isTrue();
      agreed = false;
    } else if (call instanceof ToolCall.CancelAppointment cancel) {
      assertThat(agreed).as("confirmed by the caller").isTrue();
      assertThat(Optional.ofNullable(known.get(cancel.appointment())).map(Promises::start))
          .as("what is cancelled is what was read back")
          .isEqualTo(readBackOld);
      cancellations++;
      agreed = false;
    } else if (call instanceof ToolCall.LeaveWaitingList) {
      assertThat(agreed).as("confirmed by the caller").isTrue();
      agreed = false;
    } else if (call instanceof ToolCall.ModifyAppointment modify) {
      kept.remove(modify.hold());
      assertThat(agreed).as("confirmed by the caller").isTrue();
      assertThat(Optional.ofNullable(known.get(modify.appointment())).map(Promises::start))
          .as("what is changed is what was read back")
          .isEqualTo(readBackOld);
      assertThat(held.map(Promises::start))
          .as("what it is changed to is what was read back")
          .isEqualTo(readBack);
      changes++;
      agreed = false;
    } else if (call instanceof ToolCall.NoteAppointment note) {
      assertThat(agreed).as("confirmed by the caller").isTrue();
      assertThat(Optional.ofNullable(known.get(note.appointment())).map(Promises::start))
          .as("what gets the note is what was read back")
          .isEqualTo(readBackOld);
      assertThat(readBackNote)
          .as("the note that was read back")
          .contains(new Argument.Noted(note.note()));
      notes++;
      agreed = false;
    } else if (call instanceof ToolCall.ReleaseHold release) {
      kept.remove(release.hold());
      agreed = false;
    }
  }
}
