package frontdesk.config.catalogue;

import frontdesk.protocol.id.ServiceId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * Something that a patient can book.
 *
 * @param name as spoken, lower case, such as {@code teeth cleaning}
 * @param alsoCalled other words by which callers ask for it, lower case
 * @param description one sentence
 * @param duration how long it takes, whole minutes
 * @param price in the clinic's currency
 * @param askNote whether callers are asked for something that the practitioner should know
 */
public record Service(
    ServiceId id,
    String name,
    List<String> alsoCalled,
    String description,
    Duration duration,
    BigDecimal price,
    boolean askNote) {

  /** A service for which no note is asked. */
  public Service(
      ServiceId id,
      String name,
      List<String> alsoCalled,
      String description,
      Duration duration,
      BigDecimal price) {
    this(id, name, alsoCalled, description, duration, price, false);
  }
}
