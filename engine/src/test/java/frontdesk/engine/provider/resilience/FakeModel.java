package frontdesk.engine.provider.resilience;

import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.LanguageModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** A model that does what a test says, and keeps what it was asked. */
final class FakeModel implements LanguageModel {
  private final String name;
  private final BiConsumer<Listener, FakeModel> manner;
  int asked;
  int cancelled;
  final List<Listener> listeners = new ArrayList<>();

  FakeModel(String name, BiConsumer<Listener, FakeModel> manner) {
    this.name = name;
    this.manner = manner;
  }

  /** Answers with these pieces and the end, each so many milliseconds after the one before. */
  static FakeModel saying(VirtualTime time, String name, long firstAfter, String... pieces) {
    return new FakeModel(
        name,
        (listener, self) -> {
          long at = firstAfter;
          for (String piece : pieces) {
            self.later(time, at, () -> listener.onText(piece));
            at += 100;
          }
          self.later(time, at, () -> listener.onDone(new Usage(10, 0, pieces.length)));
        });
  }

  /** Never says anything. */
  static FakeModel mute(String name) {
    return new FakeModel(name, (listener, self) -> {});
  }

  static FakeModel failing(VirtualTime time, String name, long after, Failure failure) {
    return new FakeModel(
        name, (listener, self) -> self.later(time, after, () -> listener.onFailed(failure)));
  }

  private void later(VirtualTime time, long millis, Runnable task) {
    if (millis == 0) {
      task.run();
    } else {
      var unused = time.timing().after(java.time.Duration.ofMillis(millis), task);
    }
  }

  @Override
  public String name() {
    return name;
  }

  /** One that goes on after its cancel, as vendors do. */
  @Override
  public Answer ask(Prompt prompt, Listener listener) {
    asked++;
    listeners.add(listener);
    manner.accept(listener, this);
    return () -> cancelled++;
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
