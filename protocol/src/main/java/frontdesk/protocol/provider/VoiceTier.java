package frontdesk.protocol.provider;

/** Which voices a call has earned; their names are stored data. */
public enum VoiceTier {
  STANDARD,
  PREMIUM
}
