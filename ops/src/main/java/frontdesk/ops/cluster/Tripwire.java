package frontdesk.ops.cluster;

import frontdesk.config.NodeAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An idle connection to another node's management port: when that process ends, its system closes
 * the connection at once, long before heartbeats are missed. That it broke proves nothing. Any
 * thread.
 */
final class Tripwire implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Tripwire.class);
  private static final int SOME_BYTES = 64;

  private final AtomicBoolean over = new AtomicBoolean();
  private final Runnable onBroken;
  private volatile @Nullable AsynchronousSocketChannel channel;

  private Tripwire(Runnable onBroken) {
    this.onBroken = onBroken;
  }

  /**
   * Stretches one.
   *
   * @param onBroken called once, unless closed before: it broke, or could not be connected
   */
  static Tripwire stretch(NodeAddress to, Executor lookups, Runnable onBroken) {
    Tripwire wire = new Tripwire(onBroken);
    lookups.execute(() -> wire.connect(to));
    return wire;
  }

  private void connect(NodeAddress to) {
    try {
      InetSocketAddress address = new InetSocketAddress(to.host(), to.port());
      AsynchronousSocketChannel opened = AsynchronousSocketChannel.open();
      channel = opened;
      if (over.get() || address.isUnresolved()) {
        broken();
        return;
      }
      opened.connect(address, opened, new Watching());
    } catch (IOException e) {
      LOG.debug("{} cannot be watched", to, e);
      broken();
    }
  }

  /** Nobody speaks on it: whatever comes is read away, until the end comes. */
  private final class Watching implements CompletionHandler<Void, AsynchronousSocketChannel> {
    @Override
    public void completed(@Nullable Void nothing, AsynchronousSocketChannel open) {
      ByteBuffer buffer = ByteBuffer.allocate(SOME_BYTES);
      open.read(
          buffer,
          open,
          new CompletionHandler<Integer, AsynchronousSocketChannel>() {
            @Override
            public void completed(Integer count, AsynchronousSocketChannel same) {
              if (count < 0) {
                broken();
              } else {
                same.read(buffer.clear(), same, this);
              }
            }

            @Override
            public void failed(Throwable failure, AsynchronousSocketChannel same) {
              broken();
            }
          });
    }

    @Override
    public void failed(Throwable failure, AsynchronousSocketChannel open) {
      broken();
    }
  }

  private void broken() {
    if (over.compareAndSet(false, true)) {
      closeChannel();
      onBroken.run();
    } else {
      closeChannel();
    }
  }

  @Override
  public void close() {
    over.set(true);
    closeChannel();
  }

  private void closeChannel() {
    AsynchronousSocketChannel opened = channel;
    if (opened != null) {
      try {
        opened.close();
      } catch (IOException e) {
        LOG.debug("a watching connection did not close cleanly", e);
      }
    }
  }
}
