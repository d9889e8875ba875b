package frontdesk.ops.playground;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A Kamailio before the nodes of a cluster, with the configuration that {@code ops/deploy} ships:
 * it spreads new calls over the nodes, records its route, and what belongs to a call follows it.
 * Only where it listens and where its lists of nodes and of callers are are put in.
 */
public final class Dispatcher implements AutoCloseable {
  /** What to say where there is none. */
  public static final String MISSING = "there is no Kamailio here: install the package kamailio";

  private static final Path PROGRAM = Path.of("/usr/sbin/kamailio");
  private static final String LISTEN = "listen=udp:127.0.0.1:5060";
  private static final String LIST = "/etc/kamailio/dispatcher.list";
  private static final String CALLERS = "/etc/kamailio/address.list";
  private static final String LOOPBACK = "1 127.0.0.0 8\n";
  private static final int KEPT_LINES = 20;
  private static final int ENDS_S = 10;
  private static final int ANSWER_MS = 500;
  private static final int ATTEMPTS = 40;
  private static final int LARGEST = 4_096;

  private final Process process;
  private final InetSocketAddress address;
  private final Deque<String> output = new ArrayDeque<>();
  private final Thread reader;

  private Dispatcher(Process process, InetSocketAddress address) {
    this.process = process;
    this.address = address;
    this.reader = new Thread(this::read, "dispatcher-output");
    reader.setDaemon(true);
    reader.start();
  }

  /** Whether the program is here. */
  public static boolean installed() {
    return Files.isExecutable(PROGRAM);
  }

  /**
   * Starts one before these nodes, and waits until it answers.
   *
   * @param folder for its files
   * @param host a loopback address that nobody else uses
   * @param nodes {@code ADDRESS:PORT} of each
   */
  public static Dispatcher start(Path folder, String host, List<String> nodes) throws IOException {
    return start(folder, host, nodes, LOOPBACK);
  }

  /**
   * The same, for callers of these networks only.
   *
   * @param allowed lines of {@code 1 NETWORK BITS}
   */
  public static Dispatcher start(Path folder, String host, List<String> nodes, String allowed)
      throws IOException {
    if (!installed()) {
      throw new IOException(MISSING);
    }
    InetAddress own = InetAddress.getByName(host);
    int port = ClosedPorts.at(own);
    Files.createDirectories(folder);
    Path list =
        Files.writeString(
            folder.resolve("dispatcher.list"),
            nodes.stream().map(node -> "1 sip:" + node + "\n").collect(Collectors.joining()));
    Path callers = Files.writeString(folder.resolve("address.list"), allowed);
    String text = replaced(shipped(), LISTEN, "listen=udp:" + host + ":" + port);
    text = replaced(replaced(text, LIST, list.toString()), CALLERS, callers.toString());
    Path config = Files.writeString(folder.resolve("kamailio.cfg"), text);
    Process process =
        Endings.ofThisProcess()
            .start(
                new ProcessBuilder(
                        PROGRAM.toString(),
                        "-DD",
                        "-E",
                        "-m",
                        "32",
                        "-M",
                        "4",
                        "-Y",
                        folder.toString(),
                        "-f",
                        config.toString())
                    .redirectErrorStream(true));
    Dispatcher dispatcher = new Dispatcher(process, new InetSocketAddress(own, port));
    boolean answers = false;
    try {
      answers = dispatcher.answers();
      if (!answers) {
        throw new IOException("the dispatcher does not answer: " + dispatcher.output());
      }
      return dispatcher;
    } finally {
      if (!answers) {
        dispatcher.close();
      }
    }
  }

  private boolean answers() throws IOException {
    String host = address.getAddress().getHostAddress();
    try (DatagramSocket socket = new DatagramSocket(0, address.getAddress())) {
      socket.setSoTimeout(ANSWER_MS);
      byte[] question = options(host, socket.getLocalPort()).getBytes(StandardCharsets.US_ASCII);
      for (int attempt = 0; attempt < ATTEMPTS && process.isAlive(); attempt++) {
        try {
          socket.send(new DatagramPacket(question, question.length, address));
          socket.receive(new DatagramPacket(new byte[LARGEST], LARGEST));
          return true;
        } catch (SocketTimeoutException notYet) {
          keep("no answer yet");
        } catch (PortUnreachableException notYet) {
          keep("not there yet");
        }
      }
      return false;
    }
  }

  private String options(String host, int from) {
    return String.join(
        "\r\n",
        "OPTIONS sip:%s:%d SIP/2.0".formatted(host, address.getPort()),
        "Via: SIP/2.0/UDP %s:%d;branch=z9hG4bKready".formatted(host, from),
        "Max-Forwards: 70",
        "From: <sip:asker@%s>;tag=asker".formatted(host),
        "To: <sip:%s>".formatted(host),
        "Call-ID: ready-%d".formatted(from),
        "CSeq: 1 OPTIONS",
        "Content-Length: 0",
        "",
        "");
  }

  private static String shipped() throws IOException {
    try (InputStream in = Dispatcher.class.getResourceAsStream("kamailio.cfg")) {
      if (in == null) {
        throw new IOException("the dispatcher's configuration is not in this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String replaced(String text, String part, String by) throws IOException {
    if (!text.contains(part)) {
      throw new IOException("the dispatcher's configuration has no " + part);
    }
    return text.replace(part, by);
  }

  /** Where callers call. */
  public InetSocketAddress address() {
    return address;
  }

  /** The address of a clinic, through it. */
  public String uri(String clinic) {
    return "sip:%s@%s:%d"
        .formatted(clinic, address.getAddress().getHostAddress(), address.getPort());
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** The last lines that it printed. */
  public synchronized List<String> output() {
    return List.copyOf(output);
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        keep(line);
      }
    } catch (IOException e) {
      keep("its output broke off: " + e.getMessage());
    }
  }

  private synchronized void keep(String line) {
    if (output.size() == KEPT_LINES) {
      output.removeFirst();
    }
    output.add(line);
  }

  @Override
  public void close() {
    List<ProcessHandle> workers = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(ENDS_S, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      workers.forEach(ProcessHandle::destroyForcibly);
      reader.join(TimeUnit.SECONDS.toMillis(ENDS_S));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
