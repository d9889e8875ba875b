package frontdesk.engine.call;

import frontdesk.protocol.provider.LanguageModel;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A vendor that says what the test makes it say, and remembers whether it was told to stop. */
final class FakeModel implements LanguageModel {
  final AtomicReference<@Nullable Listener> listener = new AtomicReference<>();
  final AtomicInteger cancelled = new AtomicInteger();

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public Answer ask(Prompt prompt, Listener asking) {
    listener.set(asking);
    return cancelled::incrementAndGet;
  }

  @Override
  public void close() {
    listener.set(null);
  }
}
