package frontdesk.engine.provider.wire;

/** A message that waits to be sent. */
sealed interface Outgoing {
  int bytes();

  record Text(String text, int bytes) implements Outgoing {}

  @SuppressWarnings("ArrayRecordComponent") // on its way out; never compared
  record Binary(byte[] octets) implements Outgoing {
    @Override
    public int bytes() {
      return octets.length;
    }
  }
}
