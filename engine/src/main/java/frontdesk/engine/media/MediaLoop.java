package frontdesk.engine.media;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * The node's media: a few threads, the ports, and the lines that are open.
 *
 * <p>Any thread may open lines. Closing it closes every line and gives every port back before it
 * returns.
 */
public final class MediaLoop implements LineOpener, AutoCloseable {
  private final MediaSettings settings;
  private final LongSupplier nanoTime;
  private final RandomGenerator random;
  private final RtpPorts ports;
  private final List<LoopThread> threads = new ArrayList<>();
  private final Map<MediaLine, LoopThread> lines = new ConcurrentHashMap<>();
  private final LongAdder refused = new LongAdder();
  private int nextThread;
  private boolean closed;

  /**
   * Starts the threads.
   *
   * @param nanoTime a clock as {@link System#nanoTime}, which the threads sleep by
   * @param random for SSRCs, sequence numbers and ports; cryptographically strong in production
   */
  public MediaLoop(MediaSettings settings, LongSupplier nanoTime, RandomGenerator random) {
    this.settings = settings;
    this.nanoTime = nanoTime;
    this.random = random;
    ports = new RtpPorts(settings, random);
    for (int i = 0; i < settings.threads(); i++) {
      threads.add(
          new LoopThread(
              "frontdesk-media-" + i, nanoTime, settings.maxCatchUpTicks(), this::onGone));
    }
    threads.forEach(LoopThread::start);
  }

  @Override
  public synchronized OpenAnswer open(LineOpening opening) {
    if (closed) {
      return new OpenAnswer.Refused(OpenAnswer.Reason.CLOSED);
    }
    if (lines.size() >= settings.maxLines()) {
      refused.increment();
      return new OpenAnswer.Refused(OpenAnswer.Reason.TOO_MANY_LINES);
    }
    RtpPorts.Binding binding = ports.bind();
    if (binding instanceof RtpPorts.Binding.Bound bound) {
      return new OpenAnswer.Opened(start(bound, opening));
    }
    refused.increment();
    return new OpenAnswer.Refused(((RtpPorts.Binding.Failed) binding).reason());
  }

  private MediaLine start(RtpPorts.Binding.Bound bound, LineOpening opening) {
    InetSocketAddress advertised =
        new InetSocketAddress(settings.advertisedAddress(), bound.port());
    MediaLine line =
        new MediaLine(
            bound.channel(), advertised, opening, settings, nanoTime, random, this::onClosed);
    LoopThread thread = threads.get(nextThread++ % threads.size());
    lines.put(line, thread);
    thread.add(line);
    return line;
  }

  /** Where its sockets are bound. */
  InetAddress bindAddress() {
    return settings.bindAddress();
  }

  /** Lines that are open or whose port has not come back yet. */
  public int openLines() {
    return lines.size();
  }

  /** Ports of the range in use; 0 if the system chooses the ports. */
  public int portsInUse() {
    return ports.inUse();
  }

  /** Lines that were refused since the start: too many, or no port. */
  public long refusedLines() {
    return refused.sum();
  }

  /** Ends all sound of all lines at once, without BYE: this node was downed. */
  public void silenceAll() {
    lines.keySet().forEach(MediaLine::silence);
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    threads.forEach(LoopThread::close);
  }

  private void onClosed(MediaLine line) {
    LoopThread thread = lines.get(line);
    if (thread != null) {
      thread.remove(line);
    }
  }

  private void onGone(MediaLine line) {
    lines.remove(line);
    ports.release(line.address().getPort());
    LineRecorder recorder = line.opening().recorder();
    if (recorder != null) {
      recorder.onClosed();
    }
  }
}
