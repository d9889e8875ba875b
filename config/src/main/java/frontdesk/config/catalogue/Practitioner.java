package frontdesk.config.catalogue;

import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import java.util.List;

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
 */
public record Practitioner(
    PractitionerId id,
    String name,
    String spokenName,
    List<String> alsoCalled,
    String specialty,
    int experienceYears,
    List<ServiceId> services,
    WeeklyHours hours) {}
