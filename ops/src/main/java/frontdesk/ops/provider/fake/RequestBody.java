package frontdesk.ops.provider.fake;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A request's body without its framing; used by one thread. */
final class RequestBody extends InputStream {
  private static final int HEX = 16;

  private final InputStream in;
  private final boolean chunked;
  private int left;
  private boolean over;
  private boolean begun;

  RequestBody(InputStream in, boolean chunked, int length) {
    this.in = in;
    this.chunked = chunked;
    this.left = length;
    this.over = !chunked && length == 0;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] octets, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (chunked && left == 0 && !over) {
      nextChunk();
    }
    if (over) {
      return -1;
    }
    int count = in.read(octets, offset, Math.min(length, left));
    if (count < 0) {
      throw new EOFException("the client has gone in the middle of its request");
    }
    left -= count;
    over = !chunked && left == 0;
    return count;
  }

  private void nextChunk() throws IOException {
    if (begun) {
      line();
    }
    begun = true;
    left = Integer.parseInt(line().replaceFirst(";.*", ""), HEX);
    if (left == 0) {
      line();
      over = true;
    }
  }

  private String line() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new EOFException("the client has gone in the middle of its request");
      }
      text.append(new String(new byte[] {(byte) octet}, StandardCharsets.US_ASCII));
    }
    return text.toString().strip();
  }
}
