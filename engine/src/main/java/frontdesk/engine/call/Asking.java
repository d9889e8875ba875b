package frontdesk.engine.call;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.japi.function.Function;

/**
 * How an entity is asked whose answer may be lost: again, with the same words, a bounded number of
 * times.
 *
 * @param timeout of one attempt
 * @param attempts in all
 */
record Asking(Duration timeout, int attempts) {
  /** The answer; empty when it stays lost or unknown. */
  <C, R> CompletionStage<Optional<R>> ask(
      ToolDesk.Desk<C> desk, Function<ActorRef<R>, C> command, Predicate<R> unknown) {
    return attempt(desk, command, unknown, attempts);
  }

  /** The same for a question whose every answer is one. */
  <C, R> CompletionStage<Optional<R>> ask(ToolDesk.Desk<C> desk, Function<ActorRef<R>, C> command) {
    return attempt(desk, command, answer -> false, attempts);
  }

  private <C, R> CompletionStage<Optional<R>> attempt(
      ToolDesk.Desk<C> desk, Function<ActorRef<R>, C> command, Predicate<R> unknown, int left) {
    if (left == 0) {
      return CompletableFuture.completedStage(Optional.empty());
    }
    return desk.<R>ask(command, timeout)
        .thenApply(Optional::of)
        .exceptionally(timeout -> Optional.empty())
        .thenCompose(
            answer ->
                answer.isPresent() && !unknown.test(answer.get())
                    ? CompletableFuture.completedStage(answer)
                    : attempt(desk, command, unknown, left - 1));
  }
}
