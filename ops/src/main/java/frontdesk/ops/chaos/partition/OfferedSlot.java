package frontdesk.ops.chaos.partition;

import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A slot of a clinic that clients may want, and how processes name it to each other. */
record OfferedSlot(ClinicId clinic, Slot slot) {
  private static final int PARTS = 5;

  /** One word that names it and no other. */
  String name() {
    return String.join(
        "|",
        clinic.value(),
        slot.service().value(),
        slot.practitioner().value(),
        slot.start().toString(),
        slot.duration().toString());
  }

  static String text(List<OfferedSlot> slots) {
    return slots.stream().map(OfferedSlot::name).collect(Collectors.joining(" "));
  }

  static List<OfferedSlot> parse(String text) {
    return Stream.of(text.split(" ", -1)).map(OfferedSlot::parseOne).toList();
  }

  private static OfferedSlot parseOne(String name) {
    String[] parts = name.split("\\|", PARTS);
    return new OfferedSlot(
        new ClinicId(parts[0]),
        new Slot(
            new ServiceId(parts[1]),
            new PractitionerId(parts[2]),
            Instant.parse(parts[3]),
            Duration.parse(parts[4])));
  }
}
