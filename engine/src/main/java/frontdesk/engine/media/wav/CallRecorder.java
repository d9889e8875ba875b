package frontdesk.engine.media.wav;

import frontdesk.engine.media.LineRecorder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records one line in stereo, the far end left and ours right, without ever making the media loop
 * wait.
 *
 * <p>The media-loop thread fills blocks of one second, the recording thread writes them; the blocks
 * are made beforehand. Ticks for which no block is free become silence and are counted.
 */
public final class CallRecorder implements LineRecorder {
  private static final Logger LOG = LoggerFactory.getLogger(CallRecorder.class);
  private static final int BLOCKS = 4;
  private static final int TICK_SHORTS = 320;
  private static final int BLOCK_SHORTS = 50 * TICK_SHORTS;

  private final Path file;
  private final int sampleRateHz;
  private final ArrayBlockingQueue<Block> free = new ArrayBlockingQueue<>(BLOCKS);
  private final ArrayBlockingQueue<Block> filled = new ArrayBlockingQueue<>(BLOCKS);
  private final CompletableFuture<Recording> done = new CompletableFuture<>();

  private @Nullable Block current;
  private long gapTicks;
  private long droppedTicks;
  private volatile boolean closed;

  private @Nullable WavWriter writer;
  private long framesWritten;
  private boolean failed;

  private static final class Block {
    final short[] samples = new short[BLOCK_SHORTS];
    int length;
    long gapTicksBefore;
  }

  CallRecorder(Path file, int sampleRateHz) {
    this.file = file;
    this.sampleRateHz = sampleRateHz;
    for (int i = 0; i < BLOCKS; i++) {
      free.add(new Block());
    }
  }

  /** Completes when the file is closed, exceptionally never. */
  public CompletionStage<Recording> done() {
    return done.minimalCompletionStage();
  }

  @Override
  public void onTick(short[] inbound, short[] played, int length) {
    Block block = current;
    if (block == null) {
      block = free.poll();
      if (block == null) {
        gapTicks++;
        droppedTicks++;
        return;
      }
      block.length = 0;
      block.gapTicksBefore = gapTicks;
      gapTicks = 0;
      current = block;
    }
    for (int i = 0; i < length; i++) {
      block.samples[block.length++] = inbound[i];
      block.samples[block.length++] = played[i];
    }
    if (block.length + 2 * length > BLOCK_SHORTS) {
      // There is room: no more blocks exist than the queue holds.
      filled.add(block);
      current = null;
    }
  }

  @Override
  public void onClosed() {
    closed = true;
  }

  /** Writes what is filled, on the recording thread; true when the recording is over. */
  boolean write() {
    boolean last = closed;
    for (Block block = filled.poll(); block != null; block = filled.poll()) {
      write(block);
      free.add(block);
    }
    if (!last) {
      return false;
    }
    Block rest = current;
    if (rest != null) {
      write(rest);
    }
    finish();
    return true;
  }

  private void write(Block block) {
    if (failed) {
      return;
    }
    try {
      WavWriter target = writer;
      if (target == null) {
        target = new WavWriter(file, sampleRateHz, 2);
        writer = target;
      }
      if (block.gapTicksBefore > 0) {
        short[] silence = new short[TICK_SHORTS];
        for (long i = 0; i < block.gapTicksBefore; i++) {
          target.write(silence, 0, TICK_SHORTS);
        }
      }
      target.write(block.samples, 0, block.length);
      framesWritten += block.gapTicksBefore * (TICK_SHORTS / 2) + block.length / 2;
      Arrays.fill(block.samples, (short) 0);
    } catch (IOException e) {
      fail(e);
    }
  }

  private void finish() {
    WavWriter target = writer;
    if (target != null) {
      try {
        target.close();
      } catch (IOException e) {
        fail(e);
      }
    }
    done.complete(new Recording(file, framesWritten, droppedTicks, target != null && !failed));
  }

  private void fail(IOException cause) {
    failed = true;
    LOG.warn("A recording cannot be written and ends", cause);
  }
}
