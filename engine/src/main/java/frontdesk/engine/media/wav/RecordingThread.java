package frontdesk.engine.media.wav;

import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * The one thread that writes the recordings of all lines to disk.
 *
 * <p>Close it after the media loop: recordings whose line is still open are cut off then.
 */
public final class RecordingThread implements AutoCloseable {
  private static final long PERIOD_NANOS = 200_000_000L;

  private final Queue<CallRecorder> open = new ConcurrentLinkedQueue<>();
  private final int sampleRateHz;
  private final Thread thread;
  private volatile boolean closing;

  /** Starts the thread; recordings have 8,000 samples a second. */
  public RecordingThread() {
    sampleRateHz = 8_000;
    thread = new Thread(this::run, "frontdesk-recording");
    thread.setDaemon(true);
    thread.start();
  }

  /** A recorder for one line; the file is made when the first second is there. */
  public CallRecorder record(Path file) {
    CallRecorder recorder = new CallRecorder(file, sampleRateHz);
    open.add(recorder);
    return recorder;
  }

  /** Recordings that are not over. */
  public int openRecordings() {
    return open.size();
  }

  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closing) {
      open.removeIf(CallRecorder::write);
      LockSupport.parkNanos(this, PERIOD_NANOS);
    }
    open.forEach(CallRecorder::onClosed);
    open.removeIf(CallRecorder::write);
  }
}
