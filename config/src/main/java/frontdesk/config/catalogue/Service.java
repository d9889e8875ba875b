package frontdesk.config.catalogue;

import frontdesk.protocol.id.ServiceId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that a patient can book.
 *
 * @param name as spoken, lower case, such as {@code teeth cleaning}
 * @param alsoCalled other words by which callers ask for it, lower case
 * @param description one sentence
 * @param duration how long it takes, whole minutes
 * @param price in the clinic's currency
 * @param askNote whether callers are asked for something that the practitioner should know
 * @param rules what it asks of the patient and of the clinic
 * @param words its words in other languages than the clinic's, by language tag
 */
public record Service(
    ServiceId id,
    String name,
    List<String> alsoCalled,
    String description,
    Duration duration,
    BigDecimal price,
    boolean askNote,
    ServiceRules rules,
    Map<String, Words> words) {

  /**
   * How a service is called in another language.
   *
   * @param description empty: it is not translated
   * @param preparation empty: it is not translated
   */
  public record Words(
      String name,
      List<String> alsoCalled,
      Optional<String> description,
      Optional<String> preparation) {}

  /** A service that asks for nothing, known in the clinic's language only. */
  public Service(
      ServiceId id,
      String name,
      List<String> alsoCalled,
      String description,
      Duration duration,
      BigDecimal price,
      boolean askNote) {
    this(id, name, alsoCalled, description, duration, price, askNote, ServiceRules.NONE, Map.of());
  }

  /** The same, and no note is asked for it. */
  public Service(
      ServiceId id,
      String name,
      List<String> alsoCalled,
      String description,
      Duration duration,
      BigDecimal price) {
    this(id, name, alsoCalled, description, duration, price, false);
  }

  /** Its name in a language; in the clinic's when it has none in that one. */
  public String name(String language) {
    return in(language).map(Words::name).orElse(name);
  }

  /** Other words for it in a language; in the clinic's when it has none in that one. */
  public List<String> alsoCalled(String language) {
    return in(language).map(Words::alsoCalled).orElse(alsoCalled);
  }

  /** One sentence in a language; in the clinic's when there is none in that one. */
  public String description(String language) {
    return in(language).flatMap(Words::description).orElse(description);
  }

  /** What the patient has to do before, in a language; in the clinic's when not translated. */
  public Optional<String> preparation(String language) {
    return in(language).flatMap(Words::preparation).or(rules::preparation);
  }

  private Optional<Words> in(String language) {
    return Languages.find(words, language);
  }
}
