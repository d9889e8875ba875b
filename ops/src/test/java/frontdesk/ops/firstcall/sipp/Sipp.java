package frontdesk.ops.firstcall.sipp;

import frontdesk.ops.playground.ClosedPorts;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the SIPp of Debian's package sip-tester; a missing one is a failure, never a skip. */
final class Sipp {
  private static final Path PROGRAM = Path.of("/usr/bin/sipp");
  private static final Path RECORDINGS = Path.of("/usr/share/sip-tester");
  private static final int MOST_SECONDS = 60;

  private final Path directory;
  private final InetSocketAddress node;

  /** Calls this node, working in this directory. */
  Sipp(Path directory, InetSocketAddress node) {
    if (!Files.isExecutable(PROGRAM) || !Files.isDirectory(RECORDINGS)) {
      throw new AssertionError(
          "SIPp is needed and not there: install the Debian package sip-tester");
    }
    this.directory = directory;
    this.node = node;
  }

  /** One call by a scenario that SIPp has built in; fails unless it succeeds. */
  void builtIn(String scenario, String... options) throws IOException, InterruptedException {
    run(List.of("-sn", scenario), options);
  }

  /** One call by a scenario of ours; fails unless it succeeds. */
  void scenario(String name, String... options) throws IOException, InterruptedException {
    Path file = directory.resolve(name + ".xml");
    try (InputStream in =
        Objects.requireNonNull(
            Sipp.class.getResourceAsStream("/frontdesk/ops/firstcall/sipp/" + name + ".xml"),
            name)) {
      Files.write(file, in.readAllBytes());
    }
    try (Stream<Path> recordings = Files.list(RECORDINGS)) {
      for (Path recording : recordings.filter(f -> f.toString().endsWith(".pcap")).toList()) {
        Path here = directory.resolve(recording.getFileName());
        if (!Files.exists(here)) {
          Files.createSymbolicLink(here, recording);
        }
      }
    }
    run(List.of("-sf", file.toString()), options);
  }

  private void run(List<String> scenario, String... options)
      throws IOException, InterruptedException {
    String host = node.getAddress().getHostAddress();
    List<String> line = new ArrayList<>();
    line.add(PROGRAM.toString());
    line.addAll(scenario);
    line.addAll(List.of("-s", "zambet", "-i", host, "-m", "1", "-nostdin", "-trace_err"));
    line.addAll(List.of("-p", Integer.toString(ClosedPorts.at(InetAddress.getByName(host)))));
    line.addAll(List.of("-timeout", "40s", "-timeout_error"));
    line.addAll(List.of(options));
    line.add(host + ":" + node.getPort());
    Path log = directory.resolve("sipp.log");
    Process process =
        new ProcessBuilder(line)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("SIPp does not end: " + errors());
    }
    if (process.exitValue() != 0) {
      throw new AssertionError("SIPp ended with " + process.exitValue() + ": " + errors());
    }
  }

  private String errors() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> logs = files.filter(file -> file.toString().endsWith(".log")).toList();
      StringBuilder text = new StringBuilder();
      for (Path log : logs) {
        text.append(
            Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream()
                .limit(60)
                .collect(Collectors.joining("\n", log.getFileName() + ":\n", "\n")));
      }
      return text.toString();
    }
  }
}
