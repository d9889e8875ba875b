package frontdesk.ops.bench.media;

import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.ops.playground.Endings;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The process of the callers, as this one sees it: orders in, ports and the report out. */
final class FarEndProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final BufferedWriter in;
  private final List<Integer> ports;

  private FarEndProcess(Process process) throws IOException {
    this.process = process;
    out = process.inputReader(StandardCharsets.UTF_8);
    in = process.outputWriter(StandardCharsets.UTF_8);
    ports = Arrays.stream(line().split(",", -1)).map(Integer::valueOf).toList();
  }

  /** Starts it on the same classes as this process. */
  static FarEndProcess start(int calls) throws IOException {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new FarEndProcess(
        Endings.ofThisProcess()
            .start(
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classes,
                        "frontdesk.ops.Frontdesk",
                        "bench",
                        "media-far-end",
                        "--calls",
                        Integer.toString(calls))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)));
  }

  /** The callers' ports, by call. */
  List<Integer> ports() {
    return ports;
  }

  /** Lets the callers speak, each to its line. */
  void connect(List<Integer> lines) throws IOException {
    order(lines.stream().map(String::valueOf).collect(Collectors.joining(",")));
  }

  /** From now on it counts. */
  void measure() throws IOException {
    order("measure");
  }

  /** Ends the callers. */
  FarEndReport stop() throws IOException {
    order("stop");
    return JsonMapper.builder().build().readValue(line(), FarEndReport.class);
  }

  private void order(String line) throws IOException {
    in.write(line);
    in.newLine();
    in.flush();
  }

  private String line() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new IOException("the callers' process ended");
    }
    return line;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
