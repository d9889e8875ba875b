package frontdesk.engine.speech.synthesizer;

import frontdesk.protocol.id.ContentHash;
import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.SpeechSynthesizer.Manner;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Audio of fixed sentences as files that outlive the process: a vendor makes, and is paid for, each
 * of them once.
 *
 * <p>A file is named by the hash of what it sounds like and of its text; it holds a mark, the
 * SHA-256 of the rest, and linear 16-bit samples of 8 kHz. One that is damaged counts as absent and
 * is written anew. Bounded by files and by bytes, least recently used out first: a file's time is
 * when it was last asked for. Only whole files are ever seen under their names. Disk is touched by
 * one thread of its own; when too much waits for it, nothing is found and nothing is kept.
 */
public final class PhraseFiles implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PhraseFiles.class);
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}\\.phrase");
  private static final String ENDING = ".phrase";
  private static final String UNFINISHED = ".unfinished";
  private static final byte[] MARK = "FDPHRASE1".getBytes(StandardCharsets.US_ASCII);
  private static final int DIGEST_BYTES = 32;
  private static final int HEADER_BYTES = MARK.length + DIGEST_BYTES;
  private static final int MAX_WAITING = 256;

  private final Path folder;
  private final Bounds bounds;
  private final Clock clock;
  private final ThreadPoolExecutor disk;
  private final Map<String, Long> sizes = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /**
   * How much is kept.
   *
   * @param files 0 or more
   * @param bytes of all files together, 0 or more
   */
  public record Bounds(int files, long bytes) {
    public Bounds {
      if (files < 0 || bytes < 0) {
        throw new IllegalArgumentException("bounds must be 0 or more");
      }
    }

    /** The longest audio that is ever kept or read: ten minutes. */
    private long largestFile() {
      return Math.min(bytes, HEADER_BYTES + 600L * AudioFrame.SAMPLE_RATE_HZ * Short.BYTES);
    }
  }

  private PhraseFiles(Path folder, Bounds bounds, Clock clock) {
    this.folder = folder;
    this.bounds = bounds;
    this.clock = clock;
    this.disk =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING),
            task -> {
              Thread thread = new Thread(task, "phrase-files");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Opens a folder, making it; what is too much in it is deleted. Blocks. */
  public static PhraseFiles open(Path folder, Bounds bounds, Clock clock) throws IOException {
    Files.createDirectories(folder);
    PhraseFiles files = new PhraseFiles(folder, bounds, clock);
    files.takeStock();
    return files;
  }

  /** What a sentence is kept under: everything that its audio depends on. */
  static ContentHash name(String sound, Manner manner, ContentHash text) {
    return sha256(
        String.join(
            "\n",
            sound,
            manner.language(),
            manner.voice().orElse(""),
            Double.toString(manner.rate()),
            text.value()));
  }

  static ContentHash sha256(String text) {
    return new ContentHash(
        HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8))));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** The audio kept under a name; never fails. */
  CompletionStage<Optional<short[]>> find(ContentHash name) {
    CompletableFuture<Optional<short[]>> found = new CompletableFuture<>();
    try {
      disk.execute(
          () -> {
            var unused = found.completeAsync(() -> read(name.value() + ENDING), Runnable::run);
          });
    } catch (RejectedExecutionException full) {
      found.complete(Optional.empty());
    }
    return found.exceptionally(
        broken -> {
          LOG.error("Looking for a kept sentence failed: {}", broken.getClass().getName());
          return Optional.empty();
        });
  }

  /** Keeps audio under a name, later. */
  void keep(ContentHash name, short[] samples) {
    try {
      disk.execute(() -> write(name.value() + ENDING, samples));
    } catch (RejectedExecutionException full) {
      LOG.warn("Too much waits to be kept: a sentence is not");
    }
  }

  /** Waits for what is to be written, up to {@code patience}; then everything is given up. */
  public void close(Duration patience) throws InterruptedException {
    disk.shutdown();
    if (!disk.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS)) {
      LOG.warn("Sentences that were to be kept are not");
    }
    disk.shutdownNow();
  }

  @Override
  public void close() {
    disk.shutdown();
  }

  private void takeStock() throws IOException {
    record Stock(Path file, FileTime used, long size) {}
    List<Stock> stock;
    try (Stream<Path> all = Files.list(folder)) {
      List<Stock> found = new ArrayList<>();
      for (Path file : (Iterable<Path>) all::iterator) {
        String name = file.getFileName().toString();
        if (name.endsWith(UNFINISHED)) {
          Files.deleteIfExists(file);
        } else if (NAME.matcher(name).matches()) {
          found.add(new Stock(file, Files.getLastModifiedTime(file), Files.size(file)));
        }
      }
      stock = found.stream().sorted(Comparator.comparing(Stock::used)).toList();
    }
    for (Stock one : stock) {
      sizes.put(one.file().getFileName().toString(), one.size());
      bytes += one.size();
    }
    evict();
  }

  private Optional<short[]> read(String name) {
    if (sizes.get(name) == null) {
      return Optional.empty();
    }
    Path file = folder.resolve(name);
    try {
      if (Files.size(file) <= bounds.largestFile()) {
        Optional<short[]> samples = parse(Files.readAllBytes(file));
        if (samples.isPresent()) {
          Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
          return samples;
        }
      }
      LOG.warn("A kept sentence is damaged and made again: {}", name);
      forget(name);
    } catch (NoSuchFileException gone) {
      LOG.info("A kept sentence is gone: {}", name);
      forgetSize(name);
    } catch (IOException unreadable) {
      LOG.warn("A kept sentence cannot be read: {}: {}", name, unreadable.getClass().getName());
    }
    return Optional.empty();
  }

  /** The samples of a file; empty if it is not exactly what was written. */
  private static Optional<short[]> parse(byte[] file) {
    if (file.length < HEADER_BYTES
        || (file.length - HEADER_BYTES) % Short.BYTES != 0
        || !Arrays.equals(file, 0, MARK.length, MARK, 0, MARK.length)) {
      return Optional.empty();
    }
    MessageDigest digest = digest();
    digest.update(file, HEADER_BYTES, file.length - HEADER_BYTES);
    if (!MessageDigest.isEqual(
        digest.digest(), Arrays.copyOfRange(file, MARK.length, HEADER_BYTES))) {
      return Optional.empty();
    }
    short[] samples = new short[(file.length - HEADER_BYTES) / Short.BYTES];
    ByteBuffer.wrap(file, HEADER_BYTES, file.length - HEADER_BYTES).asShortBuffer().get(samples);
    return Optional.of(samples);
  }

  private void write(String name, short[] samples) {
    long size = HEADER_BYTES + (long) samples.length * Short.BYTES;
    if (size > bounds.largestFile() || bounds.files() == 0) {
      return;
    }
    ByteBuffer file = ByteBuffer.allocate((int) size);
    file.position(HEADER_BYTES);
    file.asShortBuffer().put(samples);
    MessageDigest digest = digest();
    digest.update(file.array(), HEADER_BYTES, file.capacity() - HEADER_BYTES);
    file.put(0, MARK);
    file.put(MARK.length, digest.digest());
    Path unfinished = folder.resolve(name + UNFINISHED);
    try {
      Files.write(unfinished, file.array());
      Files.setLastModifiedTime(unfinished, FileTime.from(clock.instant()));
      Files.move(
          unfinished,
          folder.resolve(name),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
      Long before = sizes.put(name, size);
      bytes += size - (before == null ? 0 : before);
      evict();
    } catch (IOException full) {
      LOG.warn("A sentence cannot be kept: {}", full.getClass().getName());
    }
  }

  private void forget(String name) throws IOException {
    forgetSize(name);
    Files.deleteIfExists(folder.resolve(name));
  }

  private void forgetSize(String name) {
    Long size = sizes.remove(name);
    bytes -= size == null ? 0 : size;
  }

  private void evict() throws IOException {
    Iterator<Map.Entry<String, Long>> oldest = sizes.entrySet().iterator();
    while (oldest.hasNext() && (sizes.size() > bounds.files() || bytes > bounds.bytes())) {
      Map.Entry<String, Long> one = oldest.next();
      Files.deleteIfExists(folder.resolve(one.getKey()));
      bytes -= one.getValue();
      oldest.remove();
    }
  }
}
