package frontdesk.protocol.dialogue;

/** What a caller may want to know about a clinic; the names are stored data. */
public enum Topic {
  SERVICES,
  PRICES,
  PRACTITIONERS,
  HOURS,
  INSURANCE,
  ADDRESS,
  /** What to do about pain, medicines, healing: that is a dentist's to say. */
  ADVICE,
  /** What has to be done before a service. */
  PREPARATION,
  /** How long a service takes. */
  DURATION,
  /** Something that is none of the clinic's services. */
  OTHER_SERVICE,
  /** An insurer that is none of the clinic's. */
  OTHER_INSURER,
  /** By what means one pays here: card, cash, instalments. */
  PAYMENT
}
