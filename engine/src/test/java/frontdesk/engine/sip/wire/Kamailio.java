package frontdesk.engine.sip.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A Kamailio of its own as registrar with digest, who also says whom it knows. */
final class Kamailio implements AutoCloseable {
  static final String PASSWORD = "open sesame";

  /** A port of its own for each: what an earlier one left behind takes nothing from a later one. */
  private static final AtomicInteger NEXT_PORT = new AtomicInteger(5060);

  private static final String CONFIG =
      """
      debug=1
      log_stderror=yes
      children=2
      auto_aliases=no
      enable_tls=no
      listen=udp:%1$s:%5$d
      listen=tcp:%1$s:%5$d
      loadmodule "sl.so"
      loadmodule "pv.so"
      loadmodule "textops.so"
      loadmodule "siputils.so"
      loadmodule "usrloc.so"
      loadmodule "registrar.so"
      loadmodule "auth.so"
      modparam("usrloc", "db_mode", 0)
      modparam("registrar", "min_expires", 2)
      modparam("registrar", "max_contacts", 10)
      modparam("auth", "nonce_expire", %2$d)
      modparam("auth", "qop", "auth")
      modparam("auth", "algorithm", "%3$s")
      modparam("auth", "nonce_count", 1)
      request_route {
        if (is_method("OPTIONS")) {
          if (lookup("location")) {
            append_to_reply("X-Found: $ru\\r\\n");
            sl_send_reply("200", "Known");
          } else {
            sl_send_reply("404", "Unknown");
          }
          exit;
        }
        if (is_method("REGISTER")) {
          if (!pv_www_authenticate("trunk.example", "%4$s", "0")) {
            www_challenge("trunk.example", "1");
            exit;
          }
          save("location");
          exit;
        }
        sl_send_reply("405", "No calls here");
      }
      """;

  private final Process process;
  private final Thread reader;
  private final Queue<String> output = new ConcurrentLinkedQueue<>();
  private final InetSocketAddress address;

  private Kamailio(Process process, InetSocketAddress address) {
    this.process = process;
    this.address = address;
    this.reader = new Thread(this::drain, "kamailio-output");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts one, and waits until it answers.
   *
   * @param nonceSeconds how long a nonce may be used
   * @param algorithm MD5 or SHA-256
   */
  static Kamailio start(Path folder, int nonceSeconds, String algorithm) throws IOException {
    InetAddress own = ofThisProcess();
    int port = NEXT_PORT.getAndIncrement();
    Path config =
        Files.writeString(
            folder.resolve("kamailio.cfg"),
            CONFIG.formatted(own.getHostAddress(), nonceSeconds, algorithm, PASSWORD, port));
    Process process =
        new ProcessBuilder(
                List.of(
                    "kamailio",
                    "-DD",
                    "-E",
                    "-m",
                    "32",
                    "-M",
                    "4",
                    "-Y",
                    folder.toString(),
                    "-f",
                    config.toString()))
            .redirectErrorStream(true)
            .start();
    Kamailio started = new Kamailio(process, new InetSocketAddress(own, port));
    started.awaitAnswer();
    return started;
  }

  /** A loopback address that no other process of these tests has. */
  private static InetAddress ofThisProcess() throws IOException {
    long process = ProcessHandle.current().pid();
    return InetAddress.getByAddress(
        new byte[] {127, 61, (byte) (process >> 8), (byte) Math.max(1, process % 255)});
  }

  InetSocketAddress address() {
    return address;
  }

  /** Where calls for this account go, or empty text when nobody is registered. */
  String found(String account) throws IOException {
    try (RawSipClient client = RawSipClient.udp(address)) {
      client.send(options(client, account));
      return RawSipClient.header(client.expectFinal("OPTIONS"), "X-Found");
    }
  }

  private static String options(RawSipClient client, String account) {
    return String.join(
        "\r\n",
        "OPTIONS sip:" + account + "@trunk.example SIP/2.0",
        "Via: SIP/2.0/UDP " + client.hostPort() + ";branch=z9hG4bK" + System.nanoTime(),
        "Max-Forwards: 70",
        "From: <sip:asker@trunk.example>;tag=asker",
        "To: <sip:" + account + "@trunk.example>",
        "Call-ID: asked-" + System.nanoTime(),
        "CSeq: 1 OPTIONS",
        "Content-Length: 0",
        "",
        "");
  }

  private void awaitAnswer() throws IOException {
    try (RawSipClient client = RawSipClient.udp(address)) {
      for (int attempt = 0; attempt < 50; attempt++) {
        client.send(options(client, "nobody"));
        try {
          client.expect(message -> message.startsWith("SIP/2.0 404"), "a first answer", 200);
          return;
        } catch (AssertionError notYet) {
          if (!process.isAlive()) {
            throw new AssertionError(
                "Kamailio did not start, exit code " + process.exitValue() + ": " + output, notYet);
          }
        }
      }
      throw new AssertionError("Kamailio does not answer");
    }
  }

  private void drain() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.add(line);
      }
    } catch (IOException ended) {
      output.add("its output broke off");
    }
  }

  /** Its workers end with it, also where it had to be killed and could not end them itself. */
  @Override
  public void close() {
    List<ProcessHandle> workers = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      workers.forEach(ProcessHandle::destroyForcibly);
      reader.join(5_000);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
