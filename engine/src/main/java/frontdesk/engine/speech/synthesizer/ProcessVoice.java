package frontdesk.engine.speech.synthesizer;

import frontdesk.protocol.provider.SpeechSynthesizer.Manner;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * A voice that is a program: one process per text, text in by standard input, WAV out into a file.
 *
 * <p>No shell, and no word of the text on the command line, where others could read it. The output
 * goes into a file that only this user can read, deleted at once: both programs write a usable WAV
 * header only where they can seek. The process is killed when the text is cancelled or late.
 */
final class ProcessVoice implements TextVoice {
  private static final long ASK_MS = 5;
  private static final int MAX_HEADER_BYTES = 4_096;

  private final Function<Request, List<String>> commandLine;
  private final Duration deadline;

  /** What a command line depends on. */
  record Request(Manner manner, Path output) {}

  ProcessVoice(Function<Request, List<String>> commandLine, Duration deadline) {
    this.commandLine = commandLine;
    this.deadline = deadline;
  }

  @Override
  public Sound read(String text, Manner manner, int maxSamples, BooleanSupplier cancelled)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("frontdesk-voice", ".wav");
    try {
      run(commandLine.apply(new Request(manner, output)), text, cancelled);
      try (InputStream wav = Files.newInputStream(output)) {
        return parse(wav.readNBytes(MAX_HEADER_BYTES + 2 * maxSamples), maxSamples);
      }
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private void run(List<String> command, String text, BooleanSupplier cancelled)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      try (OutputStream in = process.getOutputStream()) {
        in.write(text.getBytes(StandardCharsets.UTF_8));
        in.write('\n');
      }
      long startNs = System.nanoTime();
      while (!process.waitFor(ASK_MS, TimeUnit.MILLISECONDS)) {
        if (cancelled.getAsBoolean()) {
          throw new IOException("cancelled");
        }
        if (System.nanoTime() - startNs > deadline.toNanos()) {
          throw new IOException("the voice did not end in time");
        }
      }
      if (process.exitValue() != 0) {
        throw new IOException("the voice ended with status " + process.exitValue());
      }
    } finally {
      process.destroyForcibly();
    }
  }

  /** Reads a 16-bit mono WAV, trusting its data chunk's length only as far as there are bytes. */
  static Sound parse(byte[] wav, int maxSamples) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
    if (wav.length < 12 || bytes.getInt(0) != tag("RIFF") || bytes.getInt(8) != tag("WAVE")) {
      throw new IOException("the voice did not write a WAV file");
    }
    int rateHz = 0;
    long at = 12;
    while (at + 8 <= wav.length) {
      int chunk = bytes.getInt((int) at);
      long size = Integer.toUnsignedLong(bytes.getInt((int) at + 4));
      int body = (int) at + 8;
      if (chunk == tag("fmt ") && body + 16 <= wav.length) {
        if (bytes.getShort(body + 2) != 1 || bytes.getShort(body + 14) != 16) {
          throw new IOException("the voice's WAV is not 16 bit mono");
        }
        rateHz = bytes.getInt(body + 4);
      } else if (chunk == tag("data") && rateHz > 0) {
        int count = (int) Math.min(maxSamples, Math.min(size, wav.length - body) / 2);
        short[] samples = new short[count];
        bytes.position(body);
        bytes.asShortBuffer().get(samples);
        return new Sound(samples, rateHz);
      }
      at = body + size + (size & 1);
    }
    throw new IOException("the voice's WAV has no audio");
  }

  private static int tag(String letters) {
    return ByteBuffer.wrap(letters.getBytes(StandardCharsets.US_ASCII))
        .order(ByteOrder.LITTLE_ENDIAN)
        .getInt();
  }

  @Override
  public void close() {
    // Processes end with their texts.
  }
}
