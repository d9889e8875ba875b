package frontdesk.engine.dialogue;

import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.SlotValue;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.patient.UsualChoice;
import frontdesk.protocol.patient.UsualChoice.PartOfDay;
import frontdesk.protocol.privacy.Sealed;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was usual for whoever was proven to be a patient, as far as it shapes the first offer: only
 * where the caller has said nothing of that sort. It is said as such with the offer; where it
 * cannot be, it is searched without, and nothing is claimed.
 *
 * @param practitioner who mostly treated them, and offers the service
 * @param part when in the day they mostly came
 * @param day the next day of the week on which they mostly came
 */
record Usual(
    Optional<PractitionerId> practitioner, Optional<PartOfDay> part, Optional<LocalDate> day) {
  private static final LocalTime NOON = LocalTime.NOON;
  private static final LocalTime EVENING = LocalTime.of(17, 0);

  /** How many weeks on the same day of the week are looked at. */
  private static final int WEEKS = 4;

  /**
   * What was usual for whoever was proven to be a patient.
   *
   * @param name the name that they said to prove it
   */
  record Known(UsualChoice choice, Optional<Sealed> name) {
    static Known of(UsualChoice choice, ToolCall identified) {
      return new Known(
          choice,
          identified instanceof ToolCall.IdentifyPatient facts ? facts.name() : Optional.empty());
    }

    /** Whether it is for them, and not for somebody whose name was said since. */
    private boolean isWished(ConversationState state) {
      boolean same =
          !state.has(SlotName.NAME)
              || state
                  .slot(SlotName.NAME, SlotValue.SpokenName.class)
                  .map(SlotValue.SpokenName::name)
                  .equals(name);
      return state.aim().isEmpty()
          && state.dealings().identified().isPresent()
          && state.heardName().isEmpty()
          && same;
    }
  }

  private static final Usual NOTHING =
      new Usual(Optional.empty(), Optional.empty(), Optional.empty());

  /** What shapes the search for what is wished now. */
  static Usual of(Draft draft) {
    ConversationState state = draft.state();
    boolean open =
        !(state.slots().get(SlotName.DATE) instanceof SlotValue.AnyDate)
            && !(state.slots().get(SlotName.TIME) instanceof SlotValue.WantedTime);
    Optional<ServiceId> service = BookingFlow.service(state);
    Optional<UsualChoice> choice =
        state.usual().filter(known -> open && known.isWished(state)).map(Known::choice);
    if (choice.isEmpty() || service.isEmpty()) {
      return NOTHING;
    }
    return new Usual(
        choice
            .get()
            .practitioner()
            .filter(known -> !state.has(SlotName.PRACTITIONER))
            .filter(known -> offers(draft, known, service.get())),
        choice.get().part().filter(known -> !state.has(SlotName.TIME)),
        choice
            .get()
            .weekday()
            .filter(known -> !state.has(SlotName.DATE))
            .flatMap(known -> next(draft, known)));
  }

  private static boolean offers(Draft draft, PractitionerId known, ServiceId service) {
    return draft.catalogue().practitionersFor(service).stream()
        .anyMatch(someone -> someone.id().equals(known));
  }

  private static Optional<LocalDate> next(Draft draft, DayOfWeek weekday) {
    LocalDate tomorrow = draft.today().plusDays(1);
    LocalDate first =
        tomorrow.plusDays(
            Math.floorMod(weekday.getValue() - tomorrow.getDayOfWeek().getValue(), 7));
    return Stream.iterate(first, day -> day.plusWeeks(1))
        .limit(WEEKS)
        .filter(day -> Feasibility.fault(draft, day).isEmpty())
        .findFirst();
  }

  Optional<LocalTime> earliest() {
    return part.flatMap(
        usual ->
            switch (usual) {
              case MORNING -> Optional.empty();
              case AFTERNOON -> Optional.of(NOON);
              case EVENING -> Optional.of(EVENING);
            });
  }

  Optional<LocalTime> latest() {
    return part.flatMap(
        usual ->
            switch (usual) {
              case MORNING -> Optional.of(NOON.minusMinutes(1));
              case AFTERNOON -> Optional.of(EVENING.minusMinutes(1));
              case EVENING -> Optional.empty();
            });
  }

  /** That it is offered because it was usual. */
  List<Phrase> said() {
    List<Phrase> said = new ArrayList<>();
    day.ifPresent(usual -> said.add(Line.USUAL_DAY.say()));
    part.ifPresent(usual -> said.add(line(usual).say()));
    practitioner.ifPresent(
        usual ->
            said.add(Line.USUAL_WITH.say("practitioner", new Argument.NamedPractitioner(usual))));
    return said;
  }

  private static Line line(PartOfDay part) {
    return switch (part) {
      case MORNING -> Line.USUAL_MORNING;
      case AFTERNOON -> Line.USUAL_AFTERNOON;
      case EVENING -> Line.USUAL_EVENING;
    };
  }

  /** Whether this tells what a patient mostly chose. */
  static boolean tells(Phrase phrase) {
    return Line.OF_HISTORY.contains(phrase.plainKey());
  }

  /** Whether it may be said: of whoever was proven to be that patient, and true or said before. */
  static boolean isOwn(Draft draft, Phrase phrase) {
    boolean repeated =
        draft.before().asked().filter(say -> say.phrases().contains(phrase)).isPresent();
    return draft.state().dealings().identified().isPresent()
        && (repeated || of(draft).said().contains(phrase));
  }
}
