package frontdesk.engine.call.summary;

import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.patient.UsualChoice.PartOfDay;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the caller asked for, whether they got it or not; each list in the order asked.
 *
 * @param anyPractitioner whether they said that anybody will do
 * @param soonest whether they wished the first free appointment
 */
public record Preferences(
    List<PractitionerId> practitioners,
    boolean anyPractitioner,
    List<PartOfDay> partsOfDay,
    List<DayOfWeek> weekdays,
    boolean soonest) {
  private static final LocalTime NOON = LocalTime.NOON;
  private static final LocalTime FIVE = LocalTime.of(17, 0);

  /** What is said with these, or asked here, is about appointments that there are. */
  private static final Set<Intent> OF_OTHERS =
      EnumSet.of(Intent.FIND_APPOINTMENT, Intent.CANCEL_APPOINTMENT);

  private static final Set<Question> WHAT_THERE_IS =
      EnumSet.of(Question.WHICH, Question.BIRTH_DATE, Question.REFERENCE, Question.CONFIRM_CANCEL);

  public Preferences {
    practitioners = List.copyOf(practitioners);
    partsOfDay = List.copyOf(partsOfDay);
    weekdays = List.copyOf(weekdays);
  }

  /** What was asked for in these turns. */
  static Preferences of(List<CallTurn> turns) {
    Collected collected = new Collected();
    Optional<Decision.Say> last = Optional.empty();
    for (CallTurn turn : turns) {
      Question question = last.map(say -> say.expectation().question()).orElse(Question.NONE);
      Optional<Understanding> meant = turn.meant(last);
      if (meant.isPresent() && isWish(meant.get(), question) && !takesOffer(turn, question)) {
        collected.add(meant.get());
      }
      Optional<Decision.Say> before = last;
      last = turn.says().reduce((one, other) -> other).or(() -> before);
    }
    return collected.finish();
  }

  private static boolean isWish(Understanding meant, Question question) {
    boolean asks =
        meant.topic().isPresent() || meant.intent().filter(OF_OTHERS::contains).isPresent();
    return !asks && !WHAT_THERE_IS.contains(question);
  }

  /** "The one at three" takes what was offered, and asks for nothing else. */
  private static boolean takesOffer(CallTurn turn, Question question) {
    return question == Question.OFFER
        && turn.decisions().stream()
            .anyMatch(
                decision ->
                    decision instanceof Decision.UseTool use
                        && use.call() instanceof ToolCall.HoldSlot);
  }

  private static final class Collected {
    private final Set<PractitionerId> practitioners = new LinkedHashSet<>();
    private final Set<PartOfDay> parts = new LinkedHashSet<>();
    private final Set<DayOfWeek> weekdays = new LinkedHashSet<>();
    private boolean anyPractitioner;
    private boolean soonest;

    void add(Understanding meant) {
      meant.practitioner().ifPresent(practitioners::add);
      meant.date().ifPresent(date -> weekdays.add(date.getDayOfWeek()));
      meant
          .time()
          .map(Collected::part)
          .or(() -> part(meant.earliest(), meant.latest()))
          .ifPresent(parts::add);
      anyPractitioner |= meant.anyPractitioner();
      soonest |= meant.soonest();
    }

    private static PartOfDay part(LocalTime time) {
      if (time.isBefore(NOON)) {
        return PartOfDay.MORNING;
      }
      return time.isBefore(FIVE) ? PartOfDay.AFTERNOON : PartOfDay.EVENING;
    }

    /** A stretch that lies in one part; "after ten" says none. */
    private static Optional<PartOfDay> part(
        Optional<LocalTime> earliest, Optional<LocalTime> latest) {
      if (latest.filter(time -> !time.isAfter(NOON)).isPresent()) {
        return Optional.of(PartOfDay.MORNING);
      }
      return earliest.filter(time -> !time.isBefore(NOON)).map(Collected::part);
    }

    Preferences finish() {
      return new Preferences(
          List.copyOf(practitioners),
          anyPractitioner,
          List.copyOf(parts),
          List.copyOf(weekdays),
          soonest);
    }
  }
}
