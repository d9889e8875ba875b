package frontdesk.ops.cluster;

import frontdesk.config.NodeAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a fresh TCP connection and closes it again, to see whether anybody listens. Any thread;
 * never fails.
 */
final class PortProbe {
  private static final Logger LOG = LoggerFactory.getLogger(PortProbe.class);

  private final Executor lookups;
  private final Duration patience;

  /** What a port said. */
  enum Answer {
    /** Somebody listens. */
    OPEN,
    /** The host answered that nobody listens: a reset of the connection that was asked for. */
    REFUSED,
    /** Neither, within the time: nothing is known. */
    SILENT
  }

  /**
   * Asks ports.
   *
   * @param lookups resolves names, which may block
   * @param patience for one answer; far shorter than the system's own timeout of a connection, as
   *     that one reports in the same way as a refusal
   */
  PortProbe(Executor lookups, Duration patience) {
    this.lookups = lookups;
    this.patience = patience;
  }

  CompletionStage<Answer> ask(NodeAddress address) {
    return CompletableFuture.supplyAsync(
            () -> new InetSocketAddress(address.host(), address.port()), lookups)
        .thenCompose(this::connect)
        .completeOnTimeout(Answer.SILENT, 2 * patience.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            failure -> {
              LOG.debug("{} could not be asked", address, failure);
              return Answer.SILENT;
            });
  }

  private CompletableFuture<Answer> connect(InetSocketAddress address) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    if (address.isUnresolved()) {
      return CompletableFuture.completedFuture(Answer.SILENT);
    }
    AsynchronousSocketChannel channel = open();
    channel.connect(
        address,
        answer,
        new CompletionHandler<Void, CompletableFuture<Answer>>() {
          @Override
          public void completed(@Nullable Void nothing, CompletableFuture<Answer> waiting) {
            waiting.complete(Answer.OPEN);
          }

          @Override
          public void failed(Throwable failure, CompletableFuture<Answer> waiting) {
            waiting.complete(failure instanceof ConnectException ? Answer.REFUSED : Answer.SILENT);
          }
        });
    return answer
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((said, failure) -> close(channel));
  }

  private static AsynchronousSocketChannel open() {
    try {
      return AsynchronousSocketChannel.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(AsynchronousSocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("a probe's connection did not close cleanly", e);
    }
  }
}
