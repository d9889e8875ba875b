package frontdesk.ops.trunk;

import frontdesk.engine.sip.network.IpLiteral;
import frontdesk.ops.playground.ClosedPorts;
import java.io.BufferedReader;
import java.io.IOException;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * A Kamailio of its own as a provider: a registrar with digest, which says whom it knows, and a
 * proxy with Record-Route that sends calls to one of them.
 */
final class Kamailio implements AutoCloseable {
  static final String PASSWORD = "open sesame";
  static final String ACCOUNT = "+442079460000";

  private static final int ANSWER_MS = 500;
  private static final int ATTEMPTS = 40;

  private static final String CONFIG =
      """
      debug=1
      log_stderror=yes
      children=2
      auto_aliases=no
      enable_tls=no
      tcp_children=1
      listen=udp:%1$s:%2$d
      listen=tcp:%1$s:%2$d
      loadmodule "tm.so"
      loadmodule "sl.so"
      loadmodule "rr.so"
      loadmodule "pv.so"
      loadmodule "textops.so"
      loadmodule "siputils.so"
      loadmodule "usrloc.so"
      loadmodule "registrar.so"
      loadmodule "auth.so"
      modparam("usrloc", "db_mode", 0)
      modparam("registrar", "min_expires", 2)
      modparam("registrar", "max_contacts", 10)
      modparam("registrar", "append_branches", 0)
      modparam("auth", "nonce_expire", 1)
      modparam("auth", "qop", "auth")
      modparam("auth", "algorithm", "SHA-256")
      modparam("auth", "nonce_count", 1)
      request_route {
        if (is_method("REGISTER")) {
          if (!pv_www_authenticate("trunk.example", "%3$s", "0")) {
            www_challenge("trunk.example", "1");
            exit;
          }
          save("location");
          exit;
        }
        if (has_totag()) {
          if (loose_route() || is_method("ACK")) {
            t_relay();
          } else {
            sl_send_reply("404", "Not here");
          }
          exit;
        }
        if (is_method("OPTIONS")) {
          if (reg_fetch_contacts("location", "sip:%4$s@trunk.example", "callee")) {
            $var(i) = 0;
            while ($var(i) < $(ulc(callee=>count))) {
              append_to_reply("X-Found: $(ulc(callee=>addr)[$var(i)])\\r\\n");
              $var(i) = $var(i) + 1;
            }
          }
          sl_send_reply("200", "These");
          exit;
        }
        if (is_method("CANCEL")) {
          if (t_check_trans()) {
            t_relay();
          }
          exit;
        }
        record_route();
        if (!lookup("location")) {
          sl_send_reply("404", "Unknown");
          exit;
        }
        t_relay();
      }
      """;

  private final Process process;
  private final Thread reader;
  private final InetSocketAddress address;

  private Kamailio(Process process, InetSocketAddress address) {
    this.process = process;
    this.address = address;
    this.reader = new Thread(this::drain, "kamailio-output");
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts one on this address, and waits until it answers. */
  static Kamailio start(Path folder, String host) throws IOException {
    InetAddress bind = InetAddress.getByName(host);
    int port = ClosedPorts.at(bind);
    Path config =
        Files.writeString(
            folder.resolve("kamailio.cfg"),
            CONFIG.formatted(IpLiteral.host(bind), port, PASSWORD, ACCOUNT));
    Process process =
        new ProcessBuilder(
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
                config.toString())
            .redirectErrorStream(true)
            .start();
    Kamailio started = new Kamailio(process, new InetSocketAddress(bind, port));
    started.registered();
    return started;
  }

  InetSocketAddress address() {
    return address;
  }

  /** Where calls for the account may go: URIs. */
  Set<String> registered() throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (!process.isAlive()) {
        throw new AssertionError("Kamailio is not there");
      }
      Optional<String> answer = ask();
      if (answer.isPresent()) {
        Set<String> found = new TreeSet<>();
        answer
            .get()
            .lines()
            .filter(line -> line.startsWith("X-Found: "))
            .forEach(line -> found.add(line.substring("X-Found: ".length()).strip()));
        return found;
      }
    }
    throw new AssertionError("Kamailio does not answer");
  }

  private Optional<String> ask() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, address.getAddress())) {
      socket.setSoTimeout(ANSWER_MS);
      String from = IpLiteral.host(address.getAddress()) + ":" + socket.getLocalPort();
      byte[] question =
          String.join(
                  "\r\n",
                  "OPTIONS sip:trunk.example SIP/2.0",
                  "Via: SIP/2.0/UDP " + from + ";branch=z9hG4bK" + System.nanoTime(),
                  "Max-Forwards: 70",
                  "From: <sip:asker@trunk.example>;tag=asker",
                  "To: <sip:trunk.example>",
                  "Call-ID: asked-" + System.nanoTime(),
                  "CSeq: 1 OPTIONS",
                  "Content-Length: 0",
                  "",
                  "")
              .getBytes(StandardCharsets.US_ASCII);
      socket.send(new DatagramPacket(question, question.length, address));
      DatagramPacket answer = new DatagramPacket(new byte[4096], 4096);
      socket.receive(answer);
      return Optional.of(
          new String(answer.getData(), 0, answer.getLength(), StandardCharsets.US_ASCII));
    } catch (SocketTimeoutException | PortUnreachableException notYet) {
      return Optional.empty();
    }
  }

  private void drain() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        System.err.println("kamailio: " + line);
      }
    } catch (IOException ended) {
      System.err.println("kamailio: its output broke off");
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
