package frontdesk.config.catalogue;

import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ResourceId;
import frontdesk.protocol.id.ServiceId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Everything a call needs to know of one clinic; immutable, named in journals by the hash of its
 * canonical text.
 *
 * @param id the clinic
 * @param name its name as written
 * @param spokenName its name as the synthesizer should say it
 * @param language IETF BCP 47 tag of the language that its calls begin in
 * @param zone the zone of its dates and times
 * @param calledNumbers numbers (E.164) or SIP users that reach it
 * @param address as it is to be spoken
 * @param humanNumber E.164 number of a human
 * @param emergencyNumber the number to call in an emergency, as it is to be spoken
 * @param currency ISO 4217 code of all prices
 * @param services in the order in which they are offered
 * @param practitioners in the order in which they are offered
 * @param openingHours when the clinic is open
 * @param holidays days on which it is closed
 * @param insurers whose insurance is accepted
 * @param booking the rules of booking
 * @param texts sentences of the clinic's own by text key, replacing or adding to the bundled ones
 * @param rooms rooms or chairs that services need
 * @param speech its languages, its voice, and its facts in other languages
 */
public record Catalogue(
    ClinicId id,
    String name,
    String spokenName,
    String language,
    ZoneId zone,
    List<String> calledNumbers,
    String address,
    String humanNumber,
    String emergencyNumber,
    String currency,
    List<Service> services,
    List<Practitioner> practitioners,
    WeeklyHours openingHours,
    SortedSet<LocalDate> holidays,
    List<String> insurers,
    BookingRules booking,
    Map<String, String> texts,
    List<ResourceId> rooms,
    ClinicSpeech speech) {

  /** A clinic without rooms that are booked, which speaks one language. */
  public Catalogue(
      ClinicId id,
      String name,
      String spokenName,
      String language,
      ZoneId zone,
      List<String> calledNumbers,
      String address,
      String humanNumber,
      String emergencyNumber,
      String currency,
      List<Service> services,
      List<Practitioner> practitioners,
      WeeklyHours openingHours,
      SortedSet<LocalDate> holidays,
      List<String> insurers,
      BookingRules booking,
      Map<String, String> texts) {
    this(
        id,
        name,
        spokenName,
        language,
        zone,
        calledNumbers,
        address,
        humanNumber,
        emergencyNumber,
        currency,
        services,
        practitioners,
        openingHours,
        holidays,
        insurers,
        booking,
        texts,
        List.of(),
        ClinicSpeech.of(language));
  }

  /** The service with this id. */
  public Optional<Service> service(ServiceId serviceId) {
    return services.stream().filter(service -> service.id().equals(serviceId)).findFirst();
  }

  /** The practitioner with this id. */
  public Optional<Practitioner> practitioner(PractitionerId practitionerId) {
    return practitioners.stream().filter(p -> p.id().equals(practitionerId)).findFirst();
  }

  /** The practitioners who offer this service, in catalogue order. */
  public List<Practitioner> practitionersFor(ServiceId serviceId) {
    return practitioners.stream().filter(p -> p.services().contains(serviceId)).toList();
  }

  /** Who pays for this service, of the clinic's insurers. */
  public List<String> insurersOf(ServiceId serviceId) {
    return service(serviceId).flatMap(service -> service.rules().insurers()).orElse(insurers);
  }

  /** Tags of the languages that it speaks; the first is the one that calls begin in. */
  public List<String> languages() {
    return speech.languages();
  }

  /** Whether it speaks this language, in whatever country's way. */
  public boolean speaks(String tag) {
    return languages().stream().anyMatch(known -> Languages.same(known, tag));
  }

  /** Its name as it is spoken in a language. */
  public String spokenName(String tag) {
    return speech.in(tag).spokenName().orElse(spokenName);
  }

  /** Its address as it is spoken in a language. */
  public String address(String tag) {
    return speech.in(tag).address().orElse(address);
  }

  /** The emergency number as it is spoken in a language. */
  public String emergencyNumber(String tag) {
    return speech.in(tag).emergencyNumber().orElse(emergencyNumber);
  }

  /** Sentences of its own in a language by text key; none when it does not speak it. */
  public Map<String, String> texts(String tag) {
    return Languages.same(tag, language) ? texts : speech.in(tag).texts();
  }

  /** The synthesizer's voice for a language by name; empty: the usual one of that language. */
  public Optional<String> voice(String tag) {
    return Languages.same(tag, language) ? speech.voice() : speech.in(tag).voice();
  }

  /** How fast it speaks a language; 1 is the voice's own pace. */
  public double speakingRate(String tag) {
    return speech.in(tag).rate().orElse(speech.rate());
  }

  /**
   * How appointments may be made.
   *
   * @param slotStep start times are multiples of this after the practitioner's hours begin
   * @param leadTime the least time between now and an appointment
   * @param horizon how far ahead appointments may lie
   * @param cancellationNotice the least time between a cancellation or a move and the appointment
   * @param reminders when patients are reminded here
   */
  public record BookingRules(
      Duration slotStep,
      Duration leadTime,
      Duration horizon,
      Duration cancellationNotice,
      ClinicReminders reminders) {
    /** Patients are reminded as everywhere. */
    public BookingRules(
        Duration slotStep, Duration leadTime, Duration horizon, Duration cancellationNotice) {
      this(slotStep, leadTime, horizon, cancellationNotice, ClinicReminders.AS_EVERYWHERE);
    }

    /** Appointments may be cancelled and moved until they are over. */
    public BookingRules(Duration slotStep, Duration leadTime, Duration horizon) {
      this(slotStep, leadTime, horizon, Duration.ZERO);
    }
  }
}
