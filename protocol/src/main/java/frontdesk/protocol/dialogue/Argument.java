package frontdesk.protocol.dialogue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.privacy.Sealed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/** What goes into a phrase; dates and times are in the clinic's zone. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Argument.Count.class, name = "Count"),
  @JsonSubTypes.Type(value = Argument.Day.class, name = "Day"),
  @JsonSubTypes.Type(value = Argument.TimeOfDay.class, name = "TimeOfDay"),
  @JsonSubTypes.Type(value = Argument.Moment.class, name = "Moment"),
  @JsonSubTypes.Type(value = Argument.Money.class, name = "Money"),
  @JsonSubTypes.Type(value = Argument.NamedService.class, name = "NamedService"),
  @JsonSubTypes.Type(value = Argument.NamedPractitioner.class, name = "NamedPractitioner"),
  @JsonSubTypes.Type(value = Argument.Digits.class, name = "Digits"),
  @JsonSubTypes.Type(value = Argument.LastDigits.class, name = "LastDigits"),
  @JsonSubTypes.Type(value = Argument.Recording.class, name = "Recording"),
  @JsonSubTypes.Type(value = Argument.Words.class, name = "Words"),
  @JsonSubTypes.Type(value = Argument.OfClinic.class, name = "OfClinic"),
  @JsonSubTypes.Type(value = Argument.Noted.class, name = "Noted"),
  @JsonSubTypes.Type(value = Argument.BrainsOwn.class, name = "BrainsOwn"),
})
public sealed interface Argument {
  /** A whole number, such as minutes or the number of a key. */
  record Count(int value) implements Argument {}

  /**
   * A day, spoken with its weekday.
   *
   * @param year true: and with its year; never false
   */
  record Day(LocalDate date, Optional<Boolean> year) implements Argument {
    /** A day whose year goes without saying. */
    public Day(LocalDate date) {
      this(date, Optional.empty());
    }

    /** The same day, spoken with its year. */
    public Day withYear() {
      return new Day(date, Optional.of(true));
    }
  }

  /** A time of day. */
  record TimeOfDay(LocalTime time) implements Argument {}

  /** A day and a time. */
  record Moment(LocalDateTime dateTime) implements Argument {}

  /** An amount in the clinic's currency. */
  record Money(BigDecimal amount) implements Argument {}

  /** A service, by its spoken name. */
  record NamedService(ServiceId service) implements Argument {}

  /** A practitioner, by their spoken name. */
  record NamedPractitioner(PractitionerId practitioner) implements Argument {}

  /** Digits spoken one by one, such as a reference; never personal data. */
  record Digits(String digits) implements Argument {}

  /** The last digits of a sealed number, spoken one by one. */
  record LastDigits(Sealed number, int count) implements Argument {}

  /** Sealed audio that is played as it is. */
  record Recording(Sealed audio) implements Argument {}

  /** Sealed words that are spoken as they are, such as a name that was understood. */
  record Words(Sealed words) implements Argument {}

  /** A sealed note: spoken where it is words, played where it is sound. */
  record Noted(Sealed note) implements Argument {}

  /** A sealed sentence of a language model, found to be harmless. */
  record BrainsOwn(Sealed words) implements Argument {}

  /** Something that the clinic's catalogue says of the clinic itself. */
  record OfClinic(ClinicFact fact) implements Argument {}

  /** What can be said of a clinic; the edge that speaks reads it from the catalogue. */
  enum ClinicFact {
    /** The clinic's spoken name. */
    NAME,
    ADDRESS,
    /** The number of a human, digit by digit. */
    HUMAN_NUMBER,
    /** The number to call in an emergency, as the catalogue writes it. */
    EMERGENCY_NUMBER,
    /**
     * The opening hours of the week, as one short sentence part: "Monday to Friday, 9 a.m. to 5
     * p.m."
     */
    OPENING_HOURS,
    /** All services, as one list in words. */
    SERVICES,
    /** All practitioners, as one list in words. */
    PRACTITIONERS,
    /** All insurers whose insurance is accepted, as one list in words. */
    INSURERS
  }
}
