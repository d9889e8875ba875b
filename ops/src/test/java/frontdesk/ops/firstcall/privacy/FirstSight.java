package frontdesk.ops.firstcall.privacy;

import java.io.StringWriter;
import java.io.Writer;
import java.util.Optional;
import java.util.function.IntSupplier;

/** An output that looks at something the moment a text is first printed to it. */
final class FirstSight extends Writer {
  private final StringWriter text = new StringWriter();
  private final String awaited;
  private final IntSupplier look;
  private Optional<Integer> seen = Optional.empty();

  FirstSight(String awaited, IntSupplier look) {
    this.awaited = awaited;
    this.look = look;
  }

  @Override
  public void write(char[] buffer, int offset, int length) {
    text.write(buffer, offset, length);
    if (seen.isEmpty() && text.toString().contains(awaited)) {
      seen = Optional.of(look.getAsInt());
    }
  }

  @Override
  public void flush() {
    text.flush();
  }

  @Override
  public void close() {
    flush();
  }

  /** What was seen when the text appeared; empty when it never did. */
  Optional<Integer> seen() {
    return seen;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
