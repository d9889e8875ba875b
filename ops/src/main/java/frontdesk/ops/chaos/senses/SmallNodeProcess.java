package frontdesk.ops.chaos.senses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.ops.chaos.FaultNotPossible;
import frontdesk.ops.playground.Endings;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link SmallNode} and the way to ask it. One thread. */
final class SmallNodeProcess implements AutoCloseable {
  private static final long STOP_S = 40;

  private final Process process;
  private final BufferedWriter ask;
  private final BufferedReader answers;

  private SmallNodeProcess(Process process) {
    this.process = process;
    this.ask =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts one with so much heap; its log goes to this file. */
  static SmallNodeProcess start(Path config, int heapMegabytes, Path log) throws IOException {
    List<String> line =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + heapMegabytes + "m",
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            SmallNode.class.getName(),
            config.toString());
    return new SmallNodeProcess(
        Endings.ofThisProcess().start(new ProcessBuilder(line).redirectError(log.toFile())));
  }

  /** What it says of itself; waits until it is ready. */
  JsonNode state() throws IOException, FaultNotPossible {
    ask.write("state\n");
    ask.flush();
    String line = answers.readLine();
    while (line != null && !line.startsWith("{")) {
      line = answers.readLine(); // where the log goes to standard output
    }
    if (line == null) {
      throw new FaultNotPossible("a node with so small a heap does not start here");
    }
    return JsonMapper.builder().build().readTree(line);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Lets it stop by itself, so that its store is as a stopped node leaves it. */
  void stop() throws IOException, InterruptedException {
    ask.close();
    if (!process.waitFor(STOP_S, TimeUnit.SECONDS)) {
      throw new IOException("the node does not stop");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
