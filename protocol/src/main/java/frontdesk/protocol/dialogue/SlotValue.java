package frontdesk.protocol.dialogue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import frontdesk.protocol.id.WaitingId;
import frontdesk.protocol.privacy.Sealed;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/** What is known of the wish, slot by slot. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = SlotValue.WantedService.class, name = "WantedService"),
  @JsonSubTypes.Type(value = SlotValue.WantedPractitioner.class, name = "WantedPractitioner"),
  @JsonSubTypes.Type(value = SlotValue.AnyPractitioner.class, name = "AnyPractitioner"),
  @JsonSubTypes.Type(value = SlotValue.WantedDate.class, name = "WantedDate"),
  @JsonSubTypes.Type(value = SlotValue.WantedDays.class, name = "WantedDays"),
  @JsonSubTypes.Type(value = SlotValue.AnyDate.class, name = "AnyDate"),
  @JsonSubTypes.Type(value = SlotValue.WantedTime.class, name = "WantedTime"),
  @JsonSubTypes.Type(value = SlotValue.WantedWindow.class, name = "WantedWindow"),
  @JsonSubTypes.Type(value = SlotValue.SpokenName.class, name = "SpokenName"),
  @JsonSubTypes.Type(value = SlotValue.RecordedName.class, name = "RecordedName"),
  @JsonSubTypes.Type(value = SlotValue.NoName.class, name = "NoName"),
  @JsonSubTypes.Type(value = SlotValue.Contact.class, name = "Contact"),
  @JsonSubTypes.Type(value = SlotValue.NoContact.class, name = "NoContact"),
  @JsonSubTypes.Type(value = SlotValue.Note.class, name = "Note"),
  @JsonSubTypes.Type(value = SlotValue.NoNote.class, name = "NoNote"),
  @JsonSubTypes.Type(value = SlotValue.BirthDate.class, name = "BirthDate"),
  @JsonSubTypes.Type(value = SlotValue.NoBirthDate.class, name = "NoBirthDate"),
  @JsonSubTypes.Type(value = SlotValue.Reference.class, name = "Reference"),
  @JsonSubTypes.Type(value = SlotValue.NoReference.class, name = "NoReference"),
  @JsonSubTypes.Type(value = SlotValue.WantedAim.class, name = "WantedAim"),
  @JsonSubTypes.Type(value = SlotValue.WantedAppointment.class, name = "WantedAppointment"),
  @JsonSubTypes.Type(value = SlotValue.EveryAppointment.class, name = "EveryAppointment"),
  @JsonSubTypes.Type(value = SlotValue.WantedPlace.class, name = "WantedPlace"),
  @JsonSubTypes.Type(value = SlotValue.WantedSeries.class, name = "WantedSeries"),
  @JsonSubTypes.Type(value = SlotValue.PrerequisiteHad.class, name = "PrerequisiteHad"),
  @JsonSubTypes.Type(value = SlotValue.ForPerson.class, name = "ForPerson"),
  @JsonSubTypes.Type(value = SlotValue.FurtherWishes.class, name = "FurtherWishes"),
  @JsonSubTypes.Type(value = SlotValue.Email.class, name = "Email"),
})
public sealed interface SlotValue {
  /** Which slot this value fills. */
  SlotName slot();

  record WantedService(ServiceId service) implements SlotValue {
    @Override
    public SlotName slot() {
      return SlotName.SERVICE;
    }
  }

  record WantedPractitioner(PractitionerId practitioner) implements SlotValue {
    @Override
    public SlotName slot() {
      return SlotName.PRACTITIONER;
    }
  }

  /** Anybody will do. */
  record AnyPractitioner() implements SlotValue {
    @Override
    public SlotName slot() {
      return SlotName.PRACTITIONER;
    }
  }

  record WantedDate(LocalDate date) implements SlotValue {
    @Override
    public SlotName slot() {
      return SlotName.DATE;
    }
  }

  /** Any of these days, both included. */
  record WantedDays(LocalDate from, LocalDate until) implements SlotValue {
    @Override
    public SlotName slot() {
      return SlotName.DATE;
    }
  }

  /** The first free appointment, whatever the day. */
  record AnyDate() implements SlotValue {
    @Override
    public SlotName slot() {
      return SlotName.DATE;
    }
  }

  record WantedTime(LocalTime time) implements SlotValue {
    @Override
    public SlotName slot() {
      return SlotName.TIME;
    }
  }

  /** A part of the day. */
  record WantedWindow(Optional<LocalTime> earliest, Optional<LocalTime> latest)
      implements SlotValue {
    @Override
    public SlotName slot() {
      return SlotName.TIME;
    }
  }

  record SpokenName(Sealed name) implements SlotValue {
    @Override
    public SlotName slot() {
      return SlotName.NAME;
    }
  }

  record RecordedName(Sealed audio) implements SlotValue {
    @Override
    public SlotName slot() {
      return SlotName.NAME;
    }
  }

  /** The caller gave no name; their number stands for them. */
  record NoName() implements SlotValue {
    @Override
    public SlotName slot() {
      return SlotName.NAME;
    }
  }

  /** A number to reach the caller by, confirmed by them. */
  record Contact(Sealed number) implements SlotValue {
    @Override
    public SlotName slot() {
      return SlotName.CONTACT;
    }
  }

  /** The caller gave no number; the appointment stands without one. */
  record NoContact() implements SlotValue {
    @Override
    public SlotName slot() {
      return SlotName.CONTACT;
    }
  }

  record Note(Sealed note) implements SlotValue {
    @Override
    public SlotName slot() {
      return SlotName.NOTE;
    }
  }

  /** The caller was asked for a note and has none. */
  record NoNote() implements SlotValue {
    @Override
    public SlotName slot() {
      return SlotName.NOTE;
    }
  }

  /** A birth date that the caller gave to say who they are. */
  record BirthDate(Sealed date) implements SlotValue {
    @Override
    public SlotName slot() {
      return SlotName.BIRTH_DATE;
    }
  }

  /** The caller was asked for a birth date and gave none. */
  record NoBirthDate() implements SlotValue {
    @Override
    public SlotName slot() {
      return SlotName.BIRTH_DATE;
    }
  }

  /** The reference of an appointment that the caller gave to say who they are. */
  record Reference(String reference) implements SlotValue {
    @Override
    public SlotName slot() {
      return SlotName.REFERENCE;
    }
  }

  /** The caller was asked for a reference and has none. */
  record NoReference() implements SlotValue {
    @Override
    public SlotName slot() {
      return SlotName.REFERENCE;
    }
  }

  /** What is to be done with appointments that there are; a booking has no such slot. */
  record WantedAim(Aim aim) implements SlotValue {
    @Override
    public SlotName slot() {
      return SlotName.AIM;
    }
  }

  /** The appointment that is meant. */
  record WantedAppointment(AppointmentId appointment) implements SlotValue {
    @Override
    public SlotName slot() {
      return SlotName.APPOINTMENT;
    }
  }

  /** All of the caller's appointments are meant, one after the other. */
  record EveryAppointment() implements SlotValue {
    @Override
    public SlotName slot() {
      return SlotName.APPOINTMENT;
    }
  }

  /** The place on the waiting list that is meant. */
  record WantedPlace(WaitingId place) implements SlotValue {
    @Override
    public SlotName slot() {
      return SlotName.APPOINTMENT;
    }
  }

  /** The appointment is the first of several, so far from each other. */
  record WantedSeries(Period every) implements SlotValue {
    @Override
    public SlotName slot() {
      return SlotName.SERIES;
    }
  }

  /** What has to come before this service was had, as the caller says; the ledger will tell. */
  record PrerequisiteHad(ServiceId service) implements SlotValue {
    @Override
    public SlotName slot() {
      return SlotName.PREREQUISITE;
    }
  }

  /**
   * Whom the wish is for. From here on nobody is identified: what was proven of whoever was spoken
   * of before proves nothing of them.
   *
   * @param name their name, where it was said with it
   */
  record ForPerson(RelationToCaller relation, Optional<Sealed> name) implements SlotValue {
    @Override
    public SlotName slot() {
      return SlotName.PERSON;
    }
  }

  /** What was wished in the same breath as something else and has yet to be taken up, in order. */
  record FurtherWishes(List<Understanding> wishes) implements SlotValue {
    public FurtherWishes {
      wishes = List.copyOf(wishes);
    }

    @Override
    public SlotName slot() {
      return SlotName.FURTHER;
    }
  }

  /** An e-mail address that the caller offered; kept with whoever is made known as a patient. */
  record Email(Sealed address) implements SlotValue {
    @Override
    public SlotName slot() {
      return SlotName.EMAIL;
    }
  }

  /** The slots of a booking, of saying who one is, and of what is to be done with appointments. */
  enum SlotName {
    SERVICE,
    PRACTITIONER,
    DATE,
    TIME,
    NAME,
    CONTACT,
    NOTE,
    BIRTH_DATE,
    REFERENCE,
    AIM,
    APPOINTMENT,
    SERIES,
    PREREQUISITE,
    PERSON,
    FURTHER,
    EMAIL
  }
}
