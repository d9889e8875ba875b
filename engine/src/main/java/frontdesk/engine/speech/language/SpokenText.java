package frontdesk.engine.speech.language;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Practitioner;
import frontdesk.config.catalogue.Service;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Phrase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns phrases into what is spoken: templates with their placeholders filled.
 *
 * <p>A placeholder is an argument of the phrase, {@code {date}}, or one of its attributes: {@code
 * {service.minutes}}, {@code {service.price}}, {@code {service.description}}, {@code
 * {service.preparation}}, {@code {service.insurers}}, {@code {practitioner.hours}}, {@code
 * {practitioner.specialty}}, {@code {practitioner.years}}, {@code {date.weekday}}, {@code
 * {date.brief}} (weekday and number), {@code {time.brief}} (without the part of the day where the
 * opening hours leave no doubt), {@code {slot.day}}, {@code {slot.time}}. Without an argument of
 * that name it is something of the clinic: {@code {clinic}}, {@code {address}}, {@code {human}}
 * (its number, spoken), {@code {emergency}}, {@code {services}}, {@code {practitioners}}, {@code
 * {insurers}}, {@code {currency}}. Each phrase becomes segments of its own, so that fixed sentences
 * can be synthesized once and kept. A text or argument that is missing is left out and logged by
 * its key: whatever else there is to say is still said. No state, any thread.
 */
public final class SpokenText {
  private static final Logger LOG = LoggerFactory.getLogger(SpokenText.class);
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z][\\w.-]*)}");
  private static final String OTHER_LANGUAGE = "/";
  private static final String WEEKDAY = "weekday";
  private static final String BRIEF = "brief";

  /** Arguments whose name says what is counted: in some languages words stand between. */
  private static final Set<String> COUNTED = Set.of("minutes", "hours", "days", "weeks", "months");

  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.,:])\\d{1,4}(?!\\w|[.,:]\\d)");
  private static final Pattern SPACE_BEFORE_MARK = Pattern.compile("\\s+([.,;:?!])");
  private static final Pattern LEADING_MARKS = Pattern.compile("^[.,;:?!\\s]+");

  private SpokenText() {}

  /**
   * What the phrases sound like, in order.
   *
   * @param texts templates by key; the clinic's own texts go before them
   */
  public static List<Segment> render(
      List<Phrase> phrases, Map<String, String> texts, Catalogue catalogue, Opener opener) {
    return render(phrases, texts, catalogue, opener, catalogue.language());
  }

  /**
   * The same in another language: where there is no text of it, the clinic's own language is
   * spoken. A phrase that has a language of its own is said in that one.
   *
   * @param texts those of other languages under {@link Phrase#keyIn}
   */
  public static List<Segment> render(
      List<Phrase> phrases,
      Map<String, String> texts,
      Catalogue catalogue,
      Opener opener,
      String language) {
    List<Segment> segments = new ArrayList<>();
    for (Phrase phrase : phrases) {
      String spoken = phrase.ownLanguage().orElse(language);
      String key = phrase.plainKey();
      String own = texts.get(key);
      String template =
          catalogue
              .texts(spoken)
              .getOrDefault(key, texts.getOrDefault(Phrase.keyIn(spoken, key), own));
      if (template == null) {
        LOG.warn("No text for key {}", phrase.key());
      } else {
        new Filling(phrase, catalogue, opener, Speech.of(spoken)).fill(template, segments);
      }
    }
    return List.copyOf(segments);
  }

  /** The names of a template's placeholders. */
  public static Set<String> placeholders(String template) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = PLACEHOLDER.matcher(template);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  /**
   * The sentences that are the same in every call of the clinic that is held in its own language,
   * to be synthesized beforehand: those whose placeholders are all the clinic's.
   */
  public static List<String> fixedSentences(Map<String, String> texts, Catalogue catalogue) {
    return fixedSentences(texts, catalogue, catalogue.language());
  }

  /** The same of calls in one of the clinic's languages. */
  public static List<String> fixedSentences(
      Map<String, String> texts, Catalogue catalogue, String language) {
    Set<String> keys = new TreeSet<>(texts.keySet());
    keys.addAll(catalogue.texts(language).keySet());
    Speech speech = Speech.of(language);
    List<String> fixed = new ArrayList<>();
    keys.removeIf(key -> key.contains(OTHER_LANGUAGE));
    for (String key : keys) {
      String template =
          catalogue
              .texts(language)
              .getOrDefault(
                  key,
                  texts.getOrDefault(Phrase.keyIn(language, key), texts.getOrDefault(key, "")));
      boolean same =
          placeholders(template).stream()
              .allMatch(name -> ClinicWords.of(name, catalogue, speech).isPresent());
      if (same) {
        List<Segment> segments = new ArrayList<>();
        new Filling(Phrase.of(key), catalogue, Opener.NOTHING, speech).fill(template, segments);
        segments.forEach(
            segment -> {
              if (segment instanceof Segment.Words words) {
                fixed.add(words.text());
              }
            });
      }
    }
    return List.copyOf(fixed);
  }

  /** How many words there are; a recording counts as one, what is erased as none. */
  public static int wordCount(List<Segment> segments) {
    return segments.stream().mapToInt(SpokenText::words).sum();
  }

  /**
   * How many words really went out before playing stopped. Within a segment words are taken to be
   * equally long, and one that was cut does not count: never more than was heard, at most a few
   * fewer.
   *
   * @param samplesPerSegment how long each segment sounds, in the order of the segments
   * @param samplesPlayed how much of all of them was played, from the beginning
   */
  public static int wordsHeard(
      List<Segment> segments, List<Long> samplesPerSegment, long samplesPlayed) {
    int heard = 0;
    long left = Math.max(0, samplesPlayed);
    for (int i = 0; i < Math.min(segments.size(), samplesPerSegment.size()); i++) {
      long length = samplesPerSegment.get(i);
      int words = words(segments.get(i));
      if (left < length) {
        return heard + (int) (words * left / length);
      }
      heard += words;
      left -= length;
    }
    return heard;
  }

  /**
   * How many phrases, from the first, were heard to their last word.
   *
   * @param wordsHeard words that went out of all of them
   */
  public static int phrasesHeard(List<List<Segment>> phrases, int wordsHeard) {
    int heard = 0;
    int words = 0;
    for (List<Segment> phrase : phrases) {
      words += wordCount(phrase);
      if (words > wordsHeard) {
        return heard;
      }
      heard++;
    }
    return heard;
  }

  private static int words(Segment segment) {
    if (segment instanceof Segment.Words words) {
      return words.count();
    }
    return segment instanceof Segment.Recorded ? 1 : 0;
  }

  /** One phrase being filled. */
  private record Filling(Phrase phrase, Catalogue catalogue, Opener opener, Speech speech) {

    void fill(String template, List<Segment> segments) {
      StringBuilder words = new StringBuilder();
      Matcher matcher = PLACEHOLDER.matcher(template);
      int copied = 0;
      while (matcher.find()) {
        words.append(template, copied, matcher.start());
        Segment value = value(matcher.group(1));
        if (value instanceof Segment.Words spoken) {
          words.append(spoken.text());
        } else {
          flush(words, segments);
          segments.add(value);
        }
        copied = matcher.end();
      }
      words.append(template.substring(copied));
      flush(words, segments);
    }

    private void flush(StringBuilder words, List<Segment> segments) {
      String text = SPACE.matcher(words).replaceAll(" ").strip();
      text = NUMBER.matcher(text).replaceAll(n -> speech.number(Long.parseLong(n.group())));
      text = SPACE_BEFORE_MARK.matcher(text).replaceAll("$1");
      text = LEADING_MARKS.matcher(text).replaceAll("");
      if (!text.isEmpty()) {
        segments.add(new Segment.Words(text));
      }
      words.setLength(0);
    }

    private Segment value(String name) {
      int dot = name.indexOf('.');
      String attribute = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
      Argument argument = phrase.arguments().get(dot < 0 ? name : name.substring(0, dot));
      if (argument == null && name.equals(WEEKDAY)) {
        return new Segment.Words(weekday(phrase.arguments().get("date")));
      }
      if (argument == null) {
        Optional<String> ofClinic = ClinicWords.of(name, catalogue, speech);
        if (ofClinic.isEmpty()) {
          LOG.warn("Text {} has no argument {}", phrase.key(), name);
        }
        return new Segment.Words(ofClinic.orElse(""));
      }
      if (argument instanceof Argument.Recording recording) {
        return opener
            .audio(recording.audio())
            .<Segment>map(Segment.Recorded::new)
            .orElseGet(Segment.Erased::new);
      }
      if (argument instanceof Argument.Words sealed) {
        return opener
            .name(sealed.words())
            .<Segment>map(Segment.Words::new)
            .orElseGet(Segment.Erased::new);
      }
      if (argument instanceof Argument.Noted noted) {
        return opener
            .note(noted.note())
            .<Segment>map(Segment.Words::new)
            .or(() -> opener.audio(noted.note()).map(Segment.Recorded::new))
            .orElseGet(Segment.Erased::new);
      }
      if (argument instanceof Argument.BrainsOwn own) {
        return opener
            .own(own.words())
            .<Segment>map(Segment.Words::new)
            .orElseGet(Segment.Erased::new);
      }
      if (argument instanceof Argument.LastDigits last) {
        return opener
            .text(last.number())
            .<Segment>map(number -> new Segment.Words(speech.digits(lastOf(number, last.count()))))
            .orElseGet(Segment.Erased::new);
      }
      return new Segment.Words(
          argument instanceof Argument.Count count && COUNTED.contains(name)
              ? speech.counted(count.value())
              : words(argument, attribute));
    }

    private String weekday(@Nullable Argument argument) {
      return argument instanceof Argument.Day day ? speech.weekday(day.date()) : "";
    }

    private static String lastOf(String number, int count) {
      return number.substring(Math.max(0, number.length() - Math.max(0, count)));
    }

    private String words(Argument argument, String attribute) {
      if (argument instanceof Argument.Count count) {
        return speech.number(count.value());
      } else if (argument instanceof Argument.Day day) {
        String spoken = day(day.date(), attribute);
        return day.year().isPresent() ? spoken + " " + speech.year(day.date().getYear()) : spoken;
      } else if (argument instanceof Argument.TimeOfDay time) {
        return time(time.time(), attribute);
      } else if (argument instanceof Argument.Moment moment) {
        return moment(moment, attribute);
      } else if (argument instanceof Argument.Money money) {
        return money(money.amount());
      } else if (argument instanceof Argument.Digits digits) {
        return speech.digits(digits.digits());
      } else if (argument instanceof Argument.NamedService named) {
        return catalogue.service(named.service()).map(s -> service(s, attribute)).orElse("");
      } else if (argument instanceof Argument.OfClinic fact) {
        return ClinicWords.of(fact.fact(), catalogue, speech);
      } else if (argument instanceof Argument.NamedPractitioner named) {
        return catalogue
            .practitioner(named.practitioner())
            .map(p -> practitioner(p, attribute))
            .orElse("");
      }
      throw new IllegalStateException("handled by value()");
    }

    private String day(LocalDate date, String attribute) {
      return switch (attribute) {
        case WEEKDAY -> speech.weekday(date);
        case BRIEF -> speech.dayOfMonth(date);
        default -> speech.day(date);
      };
    }

    /** The part of the day is left out only where the clinic is never open at the other one. */
    private String time(LocalTime time, String attribute) {
      boolean clear = !new Opening(catalogue).everOpenAt(time.plusHours(12));
      return attribute.equals(BRIEF) && clear ? speech.clock(time) : speech.time(time);
    }

    private String moment(Argument.Moment moment, String attribute) {
      LocalDate day = moment.dateTime().toLocalDate();
      LocalTime time = moment.dateTime().toLocalTime();
      return switch (attribute) {
        case "day", "date" -> speech.day(day);
        case "time" -> speech.time(time);
        default -> speech.moment(day, time);
      };
    }

    private String service(Service service, String attribute) {
      return switch (attribute) {
        case "minutes" -> speech.counted(service.duration().toMinutes());
        case "price" -> money(service.price());
        case "description" -> service.description(speech.tag());
        case "preparation" -> service.preparation(speech.tag()).orElse("");
        case "insurers" -> speech.listed(catalogue.insurersOf(service.id()));
        default -> service.name(speech.tag());
      };
    }

    private String practitioner(Practitioner practitioner, String attribute) {
      return switch (attribute) {
        case "specialty" -> practitioner.specialty(speech.tag());
        case "hours" -> OpeningHoursWords.of(practitioner.hours(), speech);
        case "years" -> speech.counted(practitioner.experienceYears());
        default -> practitioner.spokenName(speech.tag());
      };
    }

    private String money(BigDecimal amount) {
      return speech.money(amount, catalogue.currency());
    }
  }
}
