package frontdesk.engine.call;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.japi.function.Function;

/** An entity that is asked: remembers every question, and answers when and what the test says. */
final class FakeDesk<C> implements ToolDesk.Desk<C> {
  /** What answers a question. */
  interface Answers<C> {
    CompletionStage<?> to(C command);
  }

  /** Never answers. */
  static final CompletionStage<?> NOTHING = new CompletableFuture<>();

  final List<C> asked = new CopyOnWriteArrayList<>();
  private volatile Answers<C> answers = command -> NOTHING;

  void answers(Answers<C> by) {
    answers = by;
  }

  /** Whatever is asked, the answer is this. */
  void always(Object answer) {
    answers = command -> CompletableFuture.completedStage(answer);
  }

  @Override
  @SuppressWarnings("unchecked") // the test says what its commands are answered
  public <R> CompletionStage<R> ask(Function<ActorRef<R>, C> command, Duration timeout) {
    try {
      C wanted = command.apply(TestInbox.<R>create().getRef());
      asked.add(wanted);
      return (CompletionStage<R>) answers.to(wanted);
    } catch (Exception e) {
      return CompletableFuture.failedStage(e);
    }
  }
}
