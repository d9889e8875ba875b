package frontdesk.ops.chaos.cluster;

import frontdesk.ops.chaos.FaultNotPossible;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An earlier revision of this repository, built without a network in a folder of its own. Blocks
 * for some minutes.
 */
final class OlderBuild implements AutoCloseable {
  private static final Duration GIT = Duration.ofMinutes(1);
  private static final Duration MAVEN = Duration.ofMinutes(30);

  private final Path repository;
  private final Path sources;

  private OlderBuild(Path repository, Path sources) {
    this.repository = repository;
    this.sources = sources;
  }

  /**
   * Builds it.
   *
   * @param revision as git names it
   * @param folder an existing one
   * @throws FaultNotPossible when there is no such revision here, or it does not build
   */
  static OlderBuild of(String revision, Path folder)
      throws IOException, InterruptedException, FaultNotPossible {
    Path log = folder.resolve("older-build.log");
    Path here = Path.of("").toAbsolutePath();
    Path sources = folder.resolve("older-build");
    run(
        here,
        log,
        GIT,
        List.of("git", "worktree", "add", "--detach", sources.toString(), revision));
    OlderBuild build = new OlderBuild(here, sources);
    boolean built = false;
    try {
      run(
          sources,
          log,
          MAVEN,
          List.of(
              "mvn",
              "-o",
              "-q",
              "-B",
              "-ntp",
              "-DskipTests",
              "-Dmaven.test.skip=true",
              "-Dspotless.check.skip=true",
              "package"));
      built = true;
      return build;
    } finally {
      if (!built) {
        build.close();
      }
    }
  }

  private static void run(Path folder, Path log, Duration patience, List<String> line)
      throws IOException, InterruptedException, FaultNotPossible {
    Process process =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    boolean ended = false;
    try {
      ended = process.waitFor(patience.toSeconds(), TimeUnit.SECONDS);
    } finally {
      process.destroyForcibly();
    }
    if (!ended || process.exitValue() != 0) {
      throw new FaultNotPossible(
          "the older build cannot be made: " + String.join(" ", line) + ": " + lastLine(log));
    }
  }

  private static String lastLine(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
    return lines.stream().filter(line -> !line.isBlank()).reduce((a, b) -> b).orElse("");
  }

  /** What a JVM needs to run it. */
  String classPath() throws IOException, FaultNotPossible {
    Path target = sources.resolve("ops").resolve("target");
    try (Stream<Path> files = Files.list(target)) {
      // Its manifest names the libraries beside it.
      return files
          .filter(file -> file.getFileName().toString().matches("ops-.*\\.jar"))
          .filter(file -> !file.getFileName().toString().contains("-tests"))
          .findFirst()
          .map(Path::toString)
          .orElseThrow(() -> new FaultNotPossible("the older build made no jar of ops"));
    }
  }

  @Override
  public void close() throws IOException {
    try {
      run(
          repository,
          sources.resolveSibling("older-build.log"),
          GIT,
          List.of("git", "worktree", "remove", "--force", sources.toString()));
    } catch (FaultNotPossible stays) {
      throw new IOException("the worktree " + sources + " cannot be removed", stays);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted; the worktree " + sources + " may still be there", e);
    }
  }
}
