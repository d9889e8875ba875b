package frontdesk.engine.speech.language;

import frontdesk.engine.speech.language.ClockReader.Reading;
import frontdesk.engine.speech.language.Meaning.Between;
import frontdesk.engine.speech.language.Meaning.Clock;
import frontdesk.engine.speech.language.Meaning.ClockTime;
import frontdesk.engine.speech.language.Meaning.Relation;
import java.util.Optional;
import java.util.Set;

/**
 * Reads Romanian times of day: "la zece şi jumătate", "zece jumate", "patru fără un sfert", "două
 * şi zece", "ora cincisprezece treizeci", "după trei", "între două şi patru", "de la trei încolo".
 */
final class RomanianClock implements Finder {
  private static final NumberWords NUMBERS = RomanianNumbers.SHARED;

  @Override
  public Optional<Found<Meaning>> at(Words words, int at) {
    return between(words, at).or(() -> fromTo(words, at)).or(() -> related(words, at));
  }

  /** In "între zece şi doisprezece" the first time is ten, not twelve past ten. */
  private static Optional<Found<Meaning>> between(Words words, int at) {
    int start = words.skip(at, "intre", "intre ora", "intre orele");
    if (start == at) {
      return Optional.empty();
    }
    return core(words, start, true)
        .filter(found -> words.at(found.end()).equals("si"))
        .or(() -> core(words, start, false).filter(found -> words.at(found.end()).equals("si")))
        .flatMap(from -> to(words, from, words.skip(from.end(), "si", "si ora")));
  }

  private static Optional<Found<Meaning>> fromTo(Words words, int at) {
    int start = words.skip(at, "de la", "de la ora", "din", "de la orele");
    if (start == at) {
      return Optional.empty();
    }
    return core(words, start, true)
        .flatMap(
            from -> {
              int joint =
                  words.skip(
                      from.end(),
                      "la",
                      "pana la",
                      "pana in",
                      "pana la ora",
                      "la ora",
                      "pana pe la");
              return joint > from.end() ? to(words, from, joint) : Optional.empty();
            });
  }

  private static Optional<Found<Meaning>> to(Words words, Found<Reading> from, int at) {
    return core(words, at, true)
        .map(to -> new Found<>(new Between(from.value().time(), to.value().time()), to.end()));
  }

  private static Optional<Found<Meaning>> related(Words words, int at) {
    int after =
        words.skip(
            at,
            "dupa",
            "dupa ora",
            "incepand cu ora",
            "incepand de la",
            "incepand cu",
            "incepand de la ora",
            "mai tarziu de",
            "nu inainte de",
            "nu mai devreme de");
    int before =
        words.skip(
            at,
            "inainte de",
            "inainte de ora",
            "pana la",
            "pana la ora",
            "pana in",
            "pana pe la",
            "cel tarziu la",
            "cel tarziu la ora",
            "nu mai tarziu de",
            "nu dupa");
    int exact =
        words.skip(
            at,
            "la",
            "la ora",
            "ora",
            "orele",
            "la orele",
            "pe la",
            "pe la ora",
            "in jur de",
            "in jurul orei",
            "in jur de ora",
            "cam la",
            "cam la ora",
            "cam pe la",
            "de la",
            "de la ora",
            "pentru ora",
            "fix la");
    Relation relation = after > at ? Relation.AFTER : before > at ? Relation.BEFORE : Relation.AT;
    int start = Math.max(exact, Math.max(after, before));
    return core(words, start, true)
        .map(
            found -> {
              int later =
                  words.skip(found.end(), "incolo", "sau mai tarziu", "sau dupa", "ori mai tarziu");
              int latest = words.skip(found.end(), "cel tarziu", "cel mai tarziu");
              Relation said =
                  later > found.end()
                      ? Relation.AFTER
                      : latest > found.end() ? Relation.BEFORE : relation;
              int end = Math.max(found.end(), Math.max(later, latest));
              ClockTime time = found.value().time();
              boolean bare = found.value().bare() && start == at && said == Relation.AT;
              Meaning meaning = bare ? new Meaning.Bare(time.hour(), time) : new Clock(time, said);
              return new Found<>(meaning, end);
            });
  }

  /**
   * Before it "la prânz" is no time that is wished: part of another, or why ("că la prânz ...").
   */
  private static final Set<String> TENS_AND_PARTS =
      Set.of("ca", "jumatate", "juma", "sfert", "fix", "treizeci", "patruzeci", "cincizeci");

  /** "La prânz" alone; "douăsprezece și cinci la prânz" only says which half of the day. */
  private static boolean isLunch(Words words, int at) {
    String before = words.at(at - 2);
    boolean of = TENS_AND_PARTS.contains(before) || hour(words, at - 2).isPresent();
    return at == 0 || (words.at(at - 1).equals("la") && !words.at(at - 2).equals("pe") && !of);
  }

  private static Optional<Found<Reading>> core(Words words, int at, boolean withAnd) {
    int noon = words.skip(at, "amiaza", "amiaz", "pranz fix", "miezul zilei");
    if (noon == at && isLunch(words, at)) {
      noon = words.skip(at, "pranz", "ora pranzului");
    }
    if (noon > at) {
      return ClockReader.fixed(12, 0, noon);
    }
    int midnight = words.skip(at, "miezul noptii");
    if (midnight > at) {
      return ClockReader.fixed(0, 0, midnight);
    }
    return ClockReader.withColon(words, at)
        .or(() -> minutesFirst(words, at))
        .or(() -> hour(words, at).flatMap(hour -> withMinutes(words, hour, withAnd)));
  }

  /** "Fără un sfert zece" and "jumătate la trei" are heard too. */
  private static Optional<Found<Reading>> minutesFirst(Words words, int at) {
    int quarter = words.skip(at, "fara un sfert", "fara sfert");
    int half = words.skip(at, "jumate la", "jumatate la");
    if (half > at) {
      return hour(words, half).flatMap(hour -> offset(hour, -30, hour.end()));
    }
    return quarter == at
        ? Optional.empty()
        : hour(words, quarter).flatMap(hour -> offset(hour, -15, hour.end()));
  }

  private static Optional<Found<Integer>> hour(Words words, int at) {
    return NUMBERS.cardinal(words, at).filter(n -> n.value() <= 24);
  }

  private static Optional<Found<Reading>> withMinutes(
      Words words, Found<Integer> hour, boolean withAnd) {
    int end = hour.end();
    int half = words.skip(end, "si jumatate", "jumatate", "si jumate", "jumate", "juma");
    if (half > end) {
      return offset(hour, 30, half);
    }
    int quarter = words.skip(end, "si un sfert", "si sfert", "un sfert");
    if (quarter > end) {
      return offset(hour, 15, quarter);
    }
    int less = words.skip(end, "fara un sfert", "fara sfert");
    if (less > end) {
      return offset(hour, -15, less);
    }
    return less(words, hour).or(() -> more(words, hour, withAnd)).or(() -> alone(words, hour));
  }

  private static Optional<Found<Reading>> less(Words words, Found<Integer> hour) {
    int start = words.skip(hour.end(), "fara");
    return start == hour.end()
        ? Optional.empty()
        : NUMBERS
            .cardinal(words, start)
            .filter(n -> n.value() >= 1 && n.value() <= 29)
            .flatMap(n -> offset(hour, -n.value(), minutesSkipped(words, n.end())));
  }

  /** "Zece şi cinci", "zece treizeci", "zece zero cinci". */
  private static Optional<Found<Reading>> more(Words words, Found<Integer> hour, boolean withAnd) {
    int and = words.skip(hour.end(), "si");
    boolean joined = and > hour.end();
    if (joined && !withAnd) {
      return Optional.empty();
    }
    boolean small = words.at(and).equals("zero") && !joined;
    return NUMBERS
        .cardinal(words, small ? and + 1 : and)
        .filter(n -> small ? n.value() < 10 : n.value() < 60 && n.value() >= (joined ? 1 : 10))
        .flatMap(
            n ->
                ClockReader.time(
                    hour.value() % 24,
                    n.value(),
                    isOpen(hour.value()),
                    false,
                    minutesSkipped(words, n.end())));
  }

  private static int minutesSkipped(Words words, int at) {
    return words.skip(at, "minute", "de minute");
  }

  private static Optional<Found<Reading>> alone(Words words, Found<Integer> hour) {
    int sharp = words.skip(hour.end(), "fix", "punct", "fixa", "zero zero");
    boolean bare = sharp == hour.end();
    return ClockReader.time(hour.value() % 24, 0, isOpen(hour.value()), bare, sharp);
  }

  private static boolean isOpen(int hour) {
    return hour >= 1 && hour <= 12;
  }

  private static Optional<Found<Reading>> offset(Found<Integer> hour, int minutes, int end) {
    int of = Math.floorMod(hour.value() * 60 + minutes, ClockReader.MINUTES_PER_DAY);
    return ClockReader.time(of / 60, of % 60, isOpen(hour.value()), false, end);
  }
}
