package frontdesk.ops.firstcall.baresip;

import frontdesk.engine.media.wav.WavAudio;
import frontdesk.engine.media.wav.WavReader;
import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.playground.ClosedPorts;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/** Runs the baresip of Debian's package; a missing one is a failure, never a skip. */
final class Baresip implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/baresip");
  private static final int RATE = 8_000;

  /** Silence after a line, longer than any call: the file must not begin again. */
  private static final int SILENCE_S = 120;

  private final Path directory;
  private final Process process;
  private final Path log;
  private final Socket control;

  private Baresip(Path directory, Process process, Path log, Socket control) {
    this.directory = directory;
    this.process = process;
    this.log = log;
    this.control = control;
  }

  /** Starts one whose number is this; it is silent until it is told what to say. */
  static Baresip start(Path directory, String number) throws IOException {
    if (!Files.isExecutable(PROGRAM)) {
      throw new AssertionError("baresip is needed and not there: install the package baresip");
    }
    Files.createDirectories(directory);
    InetAddress loopback = InetAddress.getLoopbackAddress();
    int sip = sipPort(loopback);
    int port = ClosedPorts.at(loopback);
    writePcm(directory.resolve("silence.wav"), new short[0]);
    Files.writeString(
        directory.resolve("config"),
        """
        sip_listen 127.0.0.1:%d
        audio_source aufile,%s
        audio_player aufile,%s
        ausrc_srate 8000
        auplay_srate 8000
        ausrc_channels 1
        auplay_channels 1
        module_path /usr/lib/baresip/modules
        module g711.so
        module aufile.so
        module account.so
        module contact.so
        module menu.so
        module ctrl_tcp.so
        ctrl_tcp_listen 127.0.0.1:%d
        """
            .formatted(
                sip, directory.resolve("silence.wav"), directory.resolve("heard.wav"), port));
    Files.writeString(
        directory.resolve("accounts"),
        "<sip:" + number + "@127.0.0.1>;regint=0;audio_codecs=pcma,pcmu\n");
    Files.writeString(directory.resolve("contacts"), "");
    Path log = directory.resolve("baresip.log");
    Process process =
        new ProcessBuilder(PROGRAM.toString(), "-f", directory.toString(), "-s")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Socket control =
        Await.found("baresip's control port", Duration.ofSeconds(15), () -> connect(port));
    return new Baresip(directory, process, log, control);
  }

  /** baresip takes the next port too, for SIP over TLS: it is nobody else's. */
  private static int sipPort(InetAddress address) throws IOException {
    int first = ClosedPorts.at(address);
    int next = ClosedPorts.at(address);
    while (next != first + 1) {
      first = next;
      next = ClosedPorts.at(address);
    }
    return first;
  }

  private static java.util.Optional<Socket> connect(int port) {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return java.util.Optional.of(socket);
    } catch (IOException notYet) {
      return java.util.Optional.empty();
    }
  }

  void dial(String uri) throws IOException {
    command("dial", uri);
  }

  /** Says a shipped line, then nothing. */
  void say(String voice, String line) throws IOException {
    Path file = directory.resolve(voice + "-" + line + ".wav");
    if (!Files.exists(file)) {
      Path shipped = directory.resolve("shipped.wav");
      String resource = "/frontdesk/ops/caller/lines/" + voice + "/" + line + ".wav";
      try (InputStream in =
          Objects.requireNonNull(Baresip.class.getResourceAsStream(resource), resource)) {
        Files.write(shipped, in.readAllBytes());
      }
      WavAudio audio = WavReader.read(shipped);
      writePcm(file, audio.channel(0));
    }
    command("ausrc", "aufile," + file);
  }

  /** The SIP that went to and fro so far. */
  String trace() throws IOException {
    return Files.readString(log, StandardCharsets.ISO_8859_1);
  }

  private void command(String name, String parameters) throws IOException {
    String json =
        "{\"command\":\"%s\",\"params\":\"%s\",\"token\":\"t\"}".formatted(name, parameters);
    control
        .getOutputStream()
        .write((json.length() + ":" + json + ",").getBytes(StandardCharsets.UTF_8));
  }

  private static void writePcm(Path file, short[] samples) throws IOException {
    int bytes = (samples.length + RATE * SILENCE_S) * Short.BYTES;
    ByteBuffer data = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (short sample : samples) {
      data.putShort(sample);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DataOutputStream wav = new DataOutputStream(out);
    wav.writeBytes("RIFF");
    wav.writeInt(Integer.reverseBytes(36 + bytes));
    wav.writeBytes("WAVEfmt ");
    wav.writeInt(Integer.reverseBytes(16));
    wav.writeShort(Short.reverseBytes((short) 1));
    wav.writeShort(Short.reverseBytes((short) 1));
    wav.writeInt(Integer.reverseBytes(RATE));
    wav.writeInt(Integer.reverseBytes(RATE * Short.BYTES));
    wav.writeShort(Short.reverseBytes((short) Short.BYTES));
    wav.writeShort(Short.reverseBytes((short) 16));
    wav.writeBytes("data");
    wav.writeInt(Integer.reverseBytes(bytes));
    wav.write(data.array());
    Files.write(file, out.toByteArray());
  }

  @Override
  public void close() throws IOException {
    control.close();
    process.destroy();
  }
}
