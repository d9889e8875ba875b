package frontdesk.protocol.provider;

/**
 * What a clinic goes without to save money, in order: each step includes those before it. Their
 * names are stored data.
 */
public enum Thrift {
  /** Nothing: no soft limit is reached. */
  NONE,
  /** The dearer voices. */
  CHEAPER_VOICE,
  /** The larger models too. */
  SMALLER_MODEL,
  /** Everything that costs: what is embedded goes on. */
  EMBEDDED
}
