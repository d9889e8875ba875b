package frontdesk.config.catalogue;

import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A person who treats patients.
 *
 * @param name as written, such as {@code Dr. Ana Popescu}
 * @param spokenName as the synthesizer should say it
 * @param alsoCalled lower-case words by which callers ask for them, such as {@code popescu}
 * @param specialty one short phrase
 * @param experienceYears whole years
 * @param services what they offer
 * @param hours when they work, within the clinic's opening hours
 * @param breaks when they treat nobody although they work
 * @param leave days on which they are away
 * @param words their words in other languages than the clinic's, by language tag
 */
public record Practitioner(
    PractitionerId id,
    String name,
    String spokenName,
    List<String> alsoCalled,
    String specialty,
    int experienceYears,
    List<ServiceId> services,
    WeeklyHours hours,
    WeeklyHours breaks,
    List<DateRange> leave,
    Map<String, Words> words) {

  /**
   * How a practitioner is called in another language.
   *
   * @param specialty empty: it is not translated
   */
  public record Words(String spokenName, List<String> alsoCalled, Optional<String> specialty) {}

  /** One without breaks and leave, known in the clinic's language only. */
  public Practitioner(
      PractitionerId id,
      String name,
      String spokenName,
      List<String> alsoCalled,
      String specialty,
      int experienceYears,
      List<ServiceId> services,
      WeeklyHours hours) {
    this(
        id,
        name,
        spokenName,
        alsoCalled,
        specialty,
        experienceYears,
        services,
        hours,
        new WeeklyHours(Map.of()),
        List.of(),
        Map.of());
  }

  /** Whether they are on leave on that day. */
  public boolean isAway(LocalDate date) {
    return leave.stream().anyMatch(days -> days.contains(date));
  }

  /** Their name as spoken in a language; in the clinic's when it has none in that one. */
  public String spokenName(String language) {
    return in(language).map(Words::spokenName).orElse(spokenName);
  }

  /** Other words for them in a language; in the clinic's when there are none in that one. */
  public List<String> alsoCalled(String language) {
    return in(language).map(Words::alsoCalled).orElse(alsoCalled);
  }

  /** Their specialty in a language; in the clinic's when it is not translated. */
  public String specialty(String language) {
    return in(language).flatMap(Words::specialty).orElse(specialty);
  }

  private Optional<Words> in(String language) {
    return Languages.find(words, language);
  }
}
