package frontdesk.ops.bench.speech;

import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.Understanding;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A label of the corpus, and whether what was understood is what it says.
 *
 * <p>What the label names, Frontdesk must have understood, and nothing else. Exceptions: questions
 * about hours, prices and the way are one intent, and so are moving and cancelling, whatever
 * service or day is named with them, as Frontdesk does neither; in the middle of booking a bare
 * "cancel" means to start over; a correction may come with or without a "no"; that a booking is
 * wanted need not be said again where its service or day is.
 */
final class ExpectedMeaning {
  private static final String NO = "no";
  private static final String YES = "yes";
  private static final Map<String, Intent> INTENTS =
      Map.ofEntries(
          Map.entry("book", Intent.BOOK),
          Map.entry("cancel", Intent.CANCEL_APPOINTMENT),
          Map.entry("move", Intent.MOVE_APPOINTMENT),
          Map.entry("hours", Intent.INFORMATION),
          Map.entry("price", Intent.INFORMATION),
          Map.entry("address", Intent.INFORMATION),
          Map.entry("information", Intent.INFORMATION),
          Map.entry("human", Intent.HUMAN),
          Map.entry("repeat", Intent.REPEAT),
          Map.entry("help", Intent.HELP),
          Map.entry("wait", Intent.WAIT),
          Map.entry("goodbye", Intent.GOODBYE),
          Map.entry("start_over", Intent.START_OVER),
          Map.entry("emergency", Intent.EMERGENCY));

  private final Question question;
  private final Set<String> facts;

  private ExpectedMeaning(Question question, Set<String> facts) {
    this.question = question;
    this.facts = facts;
  }

  /**
   * Reads a label.
   *
   * @param today the day of the call, from which "tomorrow" is counted
   * @throws IllegalArgumentException where it is none
   */
  static ExpectedMeaning of(String label, Question question, LocalDate today) {
    Set<String> facts = new TreeSet<>();
    for (String word : label.split("[ ,]+", -1)) {
      facts.add(fact(word, today));
    }
    return new ExpectedMeaning(question, facts);
  }

  private static String fact(String word, LocalDate today) {
    Intent intent = INTENTS.get(word);
    if (intent != null) {
      return "intent=" + intent;
    }
    int equals = word.indexOf('=');
    String value = word.substring(equals + 1);
    return switch (equals < 0 ? word : word.substring(0, equals)) {
      case "none" -> "nothing";
      case "yes", "no", "anyone", "soonest", "none_of_them" -> word;
      case "anytime" -> "from=00:00";
      case "service", "practitioner", "choice", "time" -> word;
      case "wrong" -> "wrong=" + value.toUpperCase(Locale.ROOT);
      case "after" -> "from=" + value;
      case "before" -> "to=" + value;
      case "part" -> part(value);
      case "day" -> "day=" + day(value, today);
      default -> throw new IllegalArgumentException("no meaning is called " + word);
    };
  }

  private static String part(String name) {
    return switch (name) {
      case "morning" -> "to=12:00";
      case "afternoon" -> "from=12:00";
      case "evening" -> "from=17:00";
      default -> throw new IllegalArgumentException("no part of the day is called " + name);
    };
  }

  /** "Next Friday" is the one of the next week, and next week its Monday, as callers are told. */
  private static LocalDate day(String name, LocalDate today) {
    LocalDate monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    return switch (name) {
      case "today" -> today;
      case "tomorrow" -> today.plusDays(1);
      case "day_after_tomorrow" -> today.plusDays(2);
      case "next_week" -> monday;
      default -> {
        if (name.startsWith("+")) {
          yield today.plusDays(Long.parseLong(name.substring(1)));
        }
        if (Character.isDigit(name.charAt(0))) {
          yield MonthDay.parse("--" + name).atYear(today.getYear());
        }
        boolean next = name.startsWith("next_");
        String weekday = name.substring(next ? "next_".length() : 0).toUpperCase(Locale.ROOT);
        DayOfWeek day = DayOfWeek.valueOf(weekday);
        yield next ? monday.plusDays(day.getValue() - 1L) : today.with(TemporalAdjusters.next(day));
      }
    };
  }

  /** Whether the label says that the caller agrees. */
  boolean isYes() {
    return facts.contains(YES);
  }

  /** Whether this is what the label says. */
  boolean fits(Understanding understood) {
    boolean danger = facts.contains("intent=" + Intent.EMERGENCY);
    if (danger && understood.urgent().isPresent()) {
      return true; // the number is named
    }
    Set<String> heard = facts(understood);
    Set<String> said = new TreeSet<>(facts);
    boolean outside =
        said.stream()
            .anyMatch(fact -> fact.startsWith("intent=") && !fact.equals("intent=" + Intent.BOOK));
    if (outside) {
      boolean same =
          said.stream().anyMatch(fact -> fact.startsWith("intent=") && heard.contains(fact));
      return (same && !heard.contains(YES)) || givenUp(said, heard);
    }
    if (holds(said, ExpectedMeaning::isSlot)) {
      said.remove(NO);
      heard.remove(NO);
      said.remove("intent=" + Intent.BOOK);
      heard.remove("intent=" + Intent.BOOK);
    }
    return said.equals(heard);
  }

  private boolean givenUp(Set<String> said, Set<String> heard) {
    return question != Question.INTENT
        && said.contains("intent=" + Intent.CANCEL_APPOINTMENT)
        && heard.contains("intent=" + Intent.START_OVER);
  }

  private static boolean holds(Set<String> facts, Predicate<String> kind) {
    return facts.stream().anyMatch(kind);
  }

  private static boolean isSlot(String fact) {
    return !fact.startsWith("intent=")
        && !fact.equals(YES)
        && !fact.equals(NO)
        && !fact.equals("none_of_them");
  }

  /** Everything understood, in the words of labels. */
  static Set<String> facts(Understanding understood) {
    Set<String> facts = new TreeSet<>();
    understood.intent().ifPresent(intent -> facts.add("intent=" + intent));
    understood.yes().ifPresent(yes -> facts.add(yes ? YES : NO));
    understood.service().ifPresent(service -> facts.add("service=" + service.value()));
    understood.practitioner().ifPresent(person -> facts.add("practitioner=" + person.value()));
    understood.date().ifPresent(date -> facts.add("day=" + date));
    understood.time().ifPresent(time -> facts.add("time=" + time));
    understood.earliest().ifPresent(from -> facts.add("from=" + from));
    understood.latest().ifPresent(to -> facts.add("to=" + to));
    understood.choice().ifPresent(choice -> facts.add("choice=" + choice));
    understood.wrong().ifPresent(slot -> facts.add("wrong=" + slot));
    Map<String, Boolean> flags =
        Map.of(
            "anyone",
            understood.anyPractitioner(),
            "soonest",
            understood.soonest(),
            "impossible",
            understood.impossibleDate(),
            "none_of_them",
            understood.none(),
            "number",
            understood.number().isPresent());
    flags.forEach(
        (name, said) -> {
          if (said) {
            facts.add(name);
          }
        });
    return facts;
  }

  @Override
  public String toString() {
    return question + " " + Arrays.toString(facts.toArray());
  }
}
