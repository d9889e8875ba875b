package frontdesk.engine.dialogue;

import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Decision.Trouble;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.patient.RecentWish;
import frontdesk.protocol.privacy.Sealed;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A state while one input or decision is applied to it: the only writer of state. */
final class StateEdit {
  private Phase phase;
  private String language;
  private final Map<SlotName, SlotValue> slots;
  private Optional<SlotValue> heardName;
  private Optional<Sealed> heardNumber;
  private final Map<Question, Map<Trouble, Integer>> troubles;
  private int prompts;
  private Optional<Decision.Say> asked;
  private boolean listening;
  private int cutShort;
  private int phrasesHeard;
  private int tools;
  private final Map<Integer, ConversationState.PendingTool> pending;
  private Optional<ToolAnswer.SlotHeld> hold;
  private Optional<HoldId> agreed;
  private Optional<PatientId> patient;
  private Optional<Appointment> appointment;
  private Optional<Refusal> refusal;
  private Optional<ToolCall> unavailable;
  private int turns;
  private int lates;
  private boolean slower;
  private Optional<Input.Tongues> tongues;
  private Optional<RecentWish> cutOff;
  private Optional<Usual.Known> usual;
  private Optional<Understanding> aside;
  private Optional<Integer> owed;
  private boolean noCallback;
  private Dealings dealings;

  private StateEdit(ConversationState from) {
    phase = from.phase();
    language = from.language();
    slots = new HashMap<>(from.slots());
    heardName = from.heardName();
    heardNumber = from.heardNumber();
    troubles = new HashMap<>(from.troubles());
    prompts = from.prompts();
    asked = from.asked();
    listening = from.listening();
    cutShort = from.cutShort();
    phrasesHeard = from.phrasesHeard();
    tools = from.tools();
    pending = new TreeMap<>(from.pending());
    hold = from.hold();
    agreed = from.agreed();
    patient = from.patient();
    appointment = from.appointment();
    refusal = from.refusal();
    unavailable = from.unavailable();
    turns = from.turns();
    lates = from.lates();
    slower = from.slower();
    tongues = from.tongues();
    cutOff = from.cutOff();
    usual = from.usual();
    aside = from.aside();
    owed = from.owed();
    noCallback = from.noCallback();
    dealings = from.dealings();
  }

  static StateEdit of(ConversationState state) {
    return new StateEdit(state);
  }

  ConversationState finish() {
    return new ConversationState(
        phase,
        language,
        slots,
        heardName,
        heardNumber,
        troubles,
        prompts,
        asked,
        listening,
        cutShort,
        phrasesHeard,
        tools,
        pending,
        hold,
        agreed,
        patient,
        appointment,
        refusal,
        unavailable,
        turns,
        lates,
        slower,
        tongues,
        cutOff,
        usual,
        aside,
        owed,
        noCallback,
        dealings);
  }

  StateEdit learn(Input input) {
    turns++;
    if (input instanceof Input.CallOpened opened) {
      if (phase == Phase.START) {
        language = opened.language();
        tongues = opened.tongues();
        cutOff = opened.cutOff();
        heardNumber = opened.callerNumber();
        dealings = dealings.from(opened.callerNumber());
      }
    } else if (input instanceof Input.Heard heard) {
      heard(heard);
    } else if (input instanceof Input.Proposed proposed) {
      proposed.said().ifPresent(this::heard);
    } else if (input instanceof Input.AudioRecorded recorded) {
      if (question() == Question.NAME) {
        heardName = Optional.of(new SlotValue.RecordedName(recorded.audio()));
      }
    } else if (input instanceof Input.PromptEnded ended) {
      if (!ended.complete() && ended.prompt() >= cutShort) {
        cutShort = ended.prompt();
        phrasesHeard = ended.phrasesHeard().orElse(0);
      } else if (ended.complete()) {
        owed = owed.filter(prompt -> prompt != ended.prompt());
      }
    } else if (input instanceof Input.ToolAnswered answered) {
      answered(answered);
    } else if (input instanceof Input.TurnLate) {
      lates++;
    }
    return this;
  }

  private void heard(Input.Heard heard) {
    Understanding said = BrainReading.of(heard, question());
    if (Endings.isDanger(heard.understanding())) {
      owed = Optional.of(0);
    }
    said.name().ifPresent(name -> heardName = Optional.of(new SlotValue.SpokenName(name)));
    said.number().ifPresent(number -> heardNumber = Optional.of(number));
    slower |= Further.asksSlower(said);
    aside = Further.aside(said).or(() -> aside);
  }

  private Question question() {
    return asked.map(say -> say.expectation().question()).orElse(Question.NONE);
  }

  /** An answer to a tool that is not at work changes nothing. */
  private void answered(Input.ToolAnswered answered) {
    ConversationState.PendingTool tool = pending.remove(answered.tool());
    if (tool == null) {
      return;
    }
    lates = 0;
    ToolAnswer answer = answered.answer();
    dealings = dealings.after(tool.call(), answer);
    if (answer instanceof ToolAnswer.PatientIdentified known) {
      usual = known.usual().map(choice -> Usual.Known.of(choice, tool.call()));
    } else if (answer instanceof ToolAnswer.SlotsFound found && !found.exactFit()) {
      usual = Optional.empty(); // it cannot be as usual
    } else if (answer instanceof ToolAnswer.SlotHeld held) {
      hold = Optional.of(held);
      agreed = Optional.empty();
    } else if (answer instanceof ToolAnswer.PatientRegistered registered) {
      patient = Optional.of(registered.patient());
    } else if (answer instanceof ToolAnswer.AppointmentMade made) {
      appointment = Optional.of(made.appointment());
      hold = Optional.empty();
    } else if (answer instanceof ToolAnswer.AppointmentModified) {
      hold = Optional.empty();
    } else if (answer instanceof ToolAnswer.Refused refused) {
      refused(tool.call(), refused.reason());
    } else if (answer instanceof ToolAnswer.Unavailable
        && !(tool.call() instanceof ToolCall.ReleaseHold)) {
      unavailable = Optional.of(tool.call());
    }
  }

  private void refused(ToolCall call, Refusal reason) {
    refusal = Optional.of(reason);
    if (call instanceof ToolCall.ConfirmHold || call instanceof ToolCall.ModifyAppointment) {
      agreed = Optional.empty();
      if (reason == Refusal.HOLD_EXPIRED || reason == Refusal.HOLD_NOT_FOUND) {
        hold = Optional.empty();
      }
    }
    if (reason == Refusal.APPOINTMENT_NOT_FOUND) {
      if (call instanceof ToolCall.CancelAppointment cancel) {
        dealings = dealings.lost(cancel.appointment());
      } else if (call instanceof ToolCall.ModifyAppointment modify) {
        dealings = dealings.lost(modify.appointment());
      } else if (call instanceof ToolCall.NoteAppointment note) {
        dealings = dealings.lost(note.appointment());
      }
    }
  }

  StateEdit decide(Decision decision) {
    if (decision instanceof Decision.PhaseChanged changed) {
      phase = changed.to();
    } else if (decision instanceof Decision.SlotFilled filled) {
      filled(filled.value());
    } else if (decision instanceof Decision.SlotCleared cleared) {
      cleared(cleared.slot());
    } else if (decision instanceof Decision.TroubleCounted counted) {
      Map<Trouble, Integer> counts = new EnumMap<>(Trouble.class);
      counts.putAll(troubles.getOrDefault(counted.question(), Map.of()));
      counts.put(counted.trouble(), counted.count());
      troubles.put(counted.question(), Map.copyOf(counts));
    } else if (decision instanceof Decision.TroubleForgotten forgotten) {
      troubles.remove(forgotten.question());
    } else if (decision instanceof Decision.Say say) {
      said(say);
    } else if (decision instanceof Decision.SayMore more) {
      asked = asked.map(more::of);
    } else if (decision instanceof Decision.UseTool use) {
      used(use);
    } else if (decision instanceof Decision.LanguageChanged changed) {
      language = changed.language();
    }
    return this;
  }

  private void filled(SlotValue value) {
    slots.put(value.slot(), value);
    forgetHeard(value.slot());
    if (value instanceof SlotValue.ForPerson person) {
      somebodyElse(person);
    }
  }

  /** Nothing of whoever was spoken of before is theirs, nor what is still asked about them. */
  private void somebodyElse(SlotValue.ForPerson person) {
    slots.remove(SlotName.NAME);
    slots.remove(SlotName.BIRTH_DATE);
    slots.remove(SlotName.REFERENCE);
    slots.remove(SlotName.EMAIL);
    heardName = person.name().map(SlotValue.SpokenName::new);
    patient = Optional.empty();
    usual = Optional.empty();
    dealings = dealings.ofSomebodyElse();
    pending
        .values()
        .removeIf(
            tool ->
                tool.call() instanceof ToolCall.IdentifyPatient
                    || tool.call() instanceof ToolCall.RetrieveAppointments);
  }

  private void cleared(SlotName slot) {
    slots.remove(slot);
    forgetHeard(slot);
  }

  /** A name or number that was decided on is no longer merely heard. */
  private void forgetHeard(SlotName slot) {
    if (slot == SlotName.NAME) {
      heardName = Optional.empty();
      patient = Optional.empty();
    } else if (slot == SlotName.CONTACT) {
      heardNumber = Optional.empty();
      patient = Optional.empty();
    }
  }

  private void said(Decision.Say say) {
    noCallback |= declinesCallback(say);
    prompts = say.prompt();
    slower |= say.slower().isPresent();
    if (say.phrases().stream().anyMatch(Information::informs)) {
      dealings = dealings.informed();
    }
    if (say.phrases().stream().anyMatch(Usual::tells)) {
      usual = Optional.empty();
    }
    if (Endings.nameTheNumber(say.phrases())) {
      owed = isBusy() ? Optional.of(say.prompt()) : Optional.empty();
    }
    listening = say.expectation().question() != Question.NONE;
    if (listening) {
      aside = Optional.empty();
      asked = Optional.of(say);
      agreed = Optional.empty();
      refusal = Optional.empty();
    }
  }

  /** Whether an answer is waited for, which will cut short what is being said. */
  private boolean isBusy() {
    return pending.values().stream()
        .anyMatch(tool -> !(tool.call() instanceof ToolCall.ReleaseHold));
  }

  /** Who says no to a callback is told the number of a person, and asked something else. */
  private boolean declinesCallback(Decision.Say say) {
    String instead = Line.HUMAN_INSTEAD.say().key();
    return question() == Question.CALLBACK
        && say.expectation().question() != Question.CALLBACK
        && say.phrases().stream().anyMatch(phrase -> phrase.key().equals(instead));
  }

  private void used(Decision.UseTool use) {
    tools = use.tool();
    pending.put(use.tool(), new ConversationState.PendingTool(use.call(), prompts));
    if (use.call() instanceof ToolCall.RegisterPatient) {
      agreed = hold.map(ToolAnswer.SlotHeld::hold);
    } else if (use.call() instanceof ToolCall.ReleaseHold released) {
      if (hold.filter(held -> held.hold().equals(released.hold())).isPresent()) {
        hold = Optional.empty();
        agreed = Optional.empty();
      }
    }
  }
}
