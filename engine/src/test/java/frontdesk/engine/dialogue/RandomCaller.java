package frontdesk.engine.dialogue;

import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Input.NotUnderstoodReason;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.RelationToCaller;
import frontdesk.protocol.dialogue.SlotValue.SlotName;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.Topic;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.patient.RecentWish;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A caller, a line and tools that do whatever a generator says: mostly what makes sense, sometimes
 * what should never come.
 */
final class RandomCaller {
  private static final int WORDS_PER_PHRASE = 4;
  private static final String KEYS = "0123456789*#";

  private final RandomGenerator random;
  private final FakeLedger ledger = new FakeLedger();
  private Instant now = SampleClinic.NOW;

  RandomCaller(RandomGenerator random) {
    this.random = random;
    ledger.has(SampleClinic.CLEANING, SampleClinic.POPESCU, SampleClinic.TUESDAY.atTime(11, 0));
    if (random.nextBoolean()) {
      ledger.has(SampleClinic.FILLING, SampleClinic.POPESCU, SampleClinic.WEDNESDAY.atTime(9, 0));
    }
    if (random.nextInt(3) == 0) {
      ledger.keeps(
          new Slot(
              SampleClinic.CLEANING,
              SampleClinic.POPESCU,
              SampleClinic.WEDNESDAY.atTime(14, 0).atZone(SampleClinic.ZONE).toInstant(),
              Duration.ofMinutes(45)));
    }
  }

  /** The time of the input that came last. */
  Instant now() {
    return now;
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }

  Input first() {
    if (random.nextInt(50) == 0) {
      return new Input.CallerGone(now);
    }
    return new Input.CallOpened(
        now,
        random.nextInt(4) == 0 ? Optional.empty() : Optional.of(SampleClinic.sealed("number")),
        "en",
        Optional.empty(),
        Optional.of(cutOff()).filter(wish -> random.nextInt(5) == 0));
  }

  /** What a call from the same number had come to, some of which may be past or not be possible. */
  private RecentWish cutOff() {
    return new RecentWish(
        random.nextBoolean() ? SampleClinic.CLEANING : SampleClinic.FILLING,
        Optional.of(SampleClinic.POPESCU).filter(someone -> random.nextBoolean()),
        Optional.of(SampleClinic.MONDAY.plusDays(random.nextInt(14) - 3))
            .filter(day -> random.nextBoolean()),
        Optional.of(LocalTime.of(7 + random.nextInt(12), 0)).filter(time -> random.nextBoolean()),
        new CallId("node-0." + "0".repeat(32)));
  }

  Input next(ConversationState state) {
    now = now.plusSeconds(1 + random.nextInt(20));
    boolean sensible = random.nextInt(100) < 80;
    if (sensible && !state.pending().isEmpty() && random.nextInt(10) > 0) {
      return toolAnswer(state);
    }
    return sensible ? sensible(state) : anything(state);
  }

  Input toolAnswer(ConversationState state) {
    Map.Entry<Integer, ConversationState.PendingTool> tool =
        state.pending().entrySet().iterator().next();
    if (random.nextInt(12) == 0) {
      return new Input.ToolAnswered(now, tool.getKey(), anyAnswer());
    }
    return new Input.ToolAnswered(
        now, tool.getKey(), ledger.answer(tool.getKey(), tool.getValue().call()));
  }

  private ToolAnswer anyAnswer() {
    return switch (random.nextInt(5)) {
      case 0 -> new ToolAnswer.Unavailable();
      case 4 -> new ToolAnswer.NotIdentified();
      case 1 -> new ToolAnswer.SlotsFound(List.of(), random.nextBoolean());
      default -> new ToolAnswer.Refused(any(Refusal.values()));
    };
  }

  private Input ended(int prompt, boolean complete, int words) {
    return Input.PromptEnded.of(now, prompt, complete, words, words / WORDS_PER_PHRASE);
  }

  /** What a caller who follows might do now. */
  private Input sensible(ConversationState state) {
    if (state.asked().filter(said -> OwnSentences.upTo(said) > 0).isPresent()
        && random.nextInt(3) == 0) {
      return new HostileBrain(random).goOn(now, state);
    }
    int prompt = state.prompts();
    if (random.nextInt(5) == 0) {
      return ended(prompt, random.nextInt(4) > 0, random.nextInt(20));
    }
    if (state.question() == Question.NAME && random.nextInt(3) > 0) {
      return new Input.AudioRecorded(now, prompt, SampleClinic.sealed("name"), 900);
    }
    if (random.nextInt(4) == 0) {
      return new Input.KeyPressed(now, prompt, random.nextInt(4) > 0, key(state));
    }
    return new Input.Heard(
        now,
        prompt,
        random.nextInt(4) > 0,
        answer(state),
        0.4 + 0.6 * random.nextDouble(),
        SampleClinic.sealed("words"));
  }

  private char key(ConversationState state) {
    List<Character> keys =
        state.asked().map(say -> say.expectation().keys().keySet()).stream()
            .flatMap(set -> set.stream())
            .sorted()
            .toList();
    return keys.isEmpty() ? '1' : keys.get(random.nextInt(keys.size()));
  }

  private Understanding answer(ConversationState state) {
    Understanding said = Understanding.NOTHING;
    return switch (state.question()) {
      case INTENT -> errand(said);
      case SERVICE -> series(said.withService(SampleClinic.CLEANING).withIntent(Intent.BOOK));
      case PRACTITIONER -> said.withAnyPractitioner();
      case DATE -> said.withDate(SampleClinic.MONDAY.plusDays(random.nextInt(14)));
      case TIME -> said.withTime(LocalTime.of(8 + random.nextInt(10), 0));
      case BIRTH_DATE ->
          said.withBirthDate(SampleClinic.sealed(random.nextInt(4) > 0 ? "birth" : "another"));
      case REFERENCE -> said.withReference(random.nextBoolean() ? "4711" : "1234");
      case LANGUAGE -> said.withLanguage("ro");
      case OFFER, WHICH -> said.withChoice(1 + random.nextInt(3));
      case CONTACT ->
          state.phase() == Phase.FALLBACK && random.nextBoolean()
              ? errand(said)
              : said.withNumber(SampleClinic.sealed("typed"));
      case NAME_CONFIRM,
          CONTACT_CONFIRM,
          CONFIRM,
          CALLBACK,
          CONFIRM_CANCEL,
          CONFIRM_CHANGE,
          PREREQUISITE,
          WAITING,
          FREED,
          SERIES,
          GO_ON ->
          said.withYes(random.nextInt(5) > 0);
      case MORE -> random.nextInt(3) == 0 ? said.withYes(random.nextBoolean()) : errand(said);
      case NAME -> said.withName(SampleClinic.sealed("spoken"));
      case NOTE -> said.withNote(SampleClinic.sealed("another note"));
      case CHANGE -> said.withWrong(any(SlotName.values()));
      case NONE -> said;
    };
  }

  private Understanding series(Understanding said) {
    return random.nextInt(4) == 0 ? said.withEvery(Period.ofMonths(1)) : said;
  }

  /** An errand, at times of somebody else, or with another one in the same breath. */
  private Understanding errand(Understanding said) {
    Understanding one = only(said);
    if (random.nextInt(8) == 0) {
      one = one.withPerson(any(RelationToCaller.values()));
    }
    if (random.nextInt(20) == 0) {
      one = Understanding.NOTHING.withPerson(any(RelationToCaller.values())).withSame();
    }
    return random.nextInt(8) == 0
        ? one.withFurther(List.of(only(Understanding.NOTHING), only(Understanding.NOTHING)))
        : one;
  }

  private Understanding only(Understanding said) {
    return switch (random.nextInt(9)) {
      case 6 -> said.withIntent(Intent.JOIN_WAITING_LIST).withService(SampleClinic.CLEANING);
      case 7 -> said.withIntent(Intent.ASK_WAITING_LIST);
      case 8 -> said.withIntent(Intent.LEAVE_WAITING_LIST);
      case 0 ->
          random.nextInt(4) == 0
              ? said.withIntent(Intent.CANCEL_APPOINTMENT).withAll()
              : said.withIntent(Intent.CANCEL_APPOINTMENT);
      case 1 ->
          said.withIntent(Intent.MOVE_APPOINTMENT)
              .withDate(SampleClinic.MONDAY.plusDays(random.nextInt(14)));
      case 2 -> said.withIntent(Intent.FIND_APPOINTMENT);
      case 3 ->
          random.nextBoolean()
              ? said.withIntent(Intent.NOTE_APPOINTMENT)
              : said.withIntent(Intent.NOTE_APPOINTMENT).withNote(SampleClinic.sealed("note"));
      default -> said.withService(SampleClinic.CLEANING).withIntent(Intent.BOOK);
    };
  }

  /** What may come from a caller who does not follow, or from parts that are late or confused. */
  private Input anything(ConversationState state) {
    int prompt = Math.max(0, state.prompts() + random.nextInt(4) - 2);
    int tool = Math.max(0, state.tools() + random.nextInt(4) - 2);
    return switch (random.nextInt(40)) {
      case 0, 1, 2, 3 ->
          new Input.NotUnderstood(
              now, prompt, random.nextBoolean(), any(NotUnderstoodReason.values()));
      case 4, 5, 6 -> new Input.SilenceHeard(now, prompt);
      case 7, 8, 9 ->
          new Input.KeyPressed(
              now, prompt, random.nextBoolean(), KEYS.charAt(random.nextInt(KEYS.length())));
      case 10 -> new Input.AudioRecorded(now, prompt, SampleClinic.sealed("audio"), 100);
      case 11, 12, 13 -> ended(prompt, random.nextBoolean(), random.nextInt(9));
      case 14, 15, 16 -> new Input.ToolAnswered(now, tool, anyAnswer());
      case 17, 18, 19 -> new Input.TurnLate(now, prompt);
      case 20, 21 -> new Input.Resumed(now);
      case 22 -> random.nextInt(4) == 0 ? new Input.CallerGone(now) : new Input.Resumed(now);
      case 24, 25 -> new HostileBrain(random).propose(now, state);
      case 23 -> new Input.CallOpened(now, Optional.empty(), "en");
      default ->
          new Input.Heard(
              now,
              prompt,
              random.nextBoolean(),
              anyUnderstanding(),
              random.nextDouble(),
              SampleClinic.sealed("words"));
    };
  }

  private Understanding anyUnderstanding() {
    Understanding said = Understanding.NOTHING;
    if (random.nextInt(4) == 0) {
      said = said.withIntent(any(Intent.values()));
    }
    if (random.nextInt(4) == 0) {
      said = said.withYes(random.nextBoolean());
    }
    if (random.nextInt(5) == 0) {
      var services = SampleClinic.CATALOGUE.services();
      said = said.withService(services.get(random.nextInt(services.size())).id());
    }
    if (random.nextInt(6) == 0) {
      said =
          said.withPractitioner(random.nextBoolean() ? SampleClinic.POPESCU : SampleClinic.IONESCU);
    }
    if (random.nextInt(4) == 0) {
      LocalDate day = SampleClinic.MONDAY.plusDays(random.nextInt(90) - 5);
      said = said.withDate(day);
      if (random.nextInt(3) == 0) {
        said = said.withFrom(day).withUntil(day.plusDays(random.nextInt(8)));
      }
    }
    if (random.nextInt(4) == 0) {
      said = said.withTime(LocalTime.of(random.nextInt(24), 0));
    }
    if (random.nextInt(10) == 0) {
      said = said.withWindow(Optional.of(LocalTime.NOON), Optional.empty());
    }
    if (random.nextInt(10) == 0) {
      said = said.withSoonest();
    }
    if (random.nextInt(10) == 0) {
      said = said.withImpossibleDate();
    }
    if (random.nextInt(8) == 0) {
      said = said.withChoice(random.nextInt(6));
    }
    if (random.nextInt(10) == 0) {
      said = said.withNone();
    }
    if (random.nextInt(10) == 0) {
      said = said.withWrong(any(SlotName.values()));
    }
    return anyFacts(said);
  }

  private Understanding anyFacts(Understanding slots) {
    Understanding said = slots;
    if (random.nextInt(10) == 0) {
      said = said.withName(SampleClinic.sealed("another"));
    }
    if (random.nextInt(10) == 0) {
      said = said.withNumber(SampleClinic.sealed("other"));
    }
    if (random.nextInt(10) == 0) {
      said = said.withNote(SampleClinic.sealed("note"));
    }
    if (random.nextInt(10) == 0) {
      said = said.withBirthDate(SampleClinic.sealed("birth"));
    }
    if (random.nextInt(15) == 0) {
      said = said.withReference("4711");
    }
    if (random.nextInt(15) == 0) {
      said = said.withPerson(any(RelationToCaller.values()));
    }
    if (random.nextInt(15) == 0) {
      said = said.withFurther(List.of(only(Understanding.NOTHING)));
    }
    if (random.nextInt(15) == 0) {
      said = said.withTopic(any(Topic.values()));
    }
    if (random.nextInt(15) == 0) {
      said = said.withLanguage(random.nextBoolean() ? "ro" : "en");
    }
    if (random.nextInt(15) == 0) {
      said = said.withAll();
    }
    if (random.nextInt(15) == 0) {
      said = said.withEmail(SampleClinic.sealed("email"));
    }
    if (random.nextInt(20) == 0) {
      said = said.withFurther(List.of(Understanding.NOTHING.withIntent(Intent.SLOWER)));
    }
    return said;
  }
}
