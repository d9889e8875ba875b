package frontdesk.protocol.dialogue;

/** What a caller may want to know about a clinic; the names are stored data. */
public enum Topic {
  SERVICES,
  PRICES,
  PRACTITIONERS,
  HOURS,
  INSURANCE,
  ADDRESS
}
