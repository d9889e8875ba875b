package frontdesk.ops.chaos.cluster;

import frontdesk.ops.chaos.FaultNotPossible;
import frontdesk.ops.playground.Endings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * An earlier revision of this repository, built without a network in a folder of its own, and gone
 * with that.
 *
 * @param commit its full name
 * @param classPath what a JVM needs to run it
 * @param how it was built, for people
 */
record OlderBuild(String commit, String classPath, String how) {
  /*
   * The sources are an archive of git, not a worktree: it writes nothing into the repository, which
   * may be read-only or somebody else's, and leaves nothing there that a run that is broken off
   * would have to take back. Where the older poms name the same libraries as ours, as nearly
   * always, javac does in seconds what Maven with its gates does in minutes; else Maven, with the
   * gates taken out of the archive's pom, and only with what its repository holds already.
   */
  private static final Duration GIT = Duration.ofMinutes(1);
  private static final Duration JAVAC = Duration.ofMinutes(10);
  private static final Duration MAVEN = Duration.ofMinutes(30);
  private static final Pattern MODULE = Pattern.compile("<module>\\s*(\\S+?)\\s*</module>");

  /** What a pom says of how it is built, and not of what it is made. */
  private static final Pattern NOT_LIBRARIES =
      Pattern.compile("(?s)<build>.*?</build>|<profiles>.*?</profiles>|<!--.*?-->|\\s+");

  private static final Pattern GATES =
      Pattern.compile(
          "(?s)<compilerArgs>.*?</compilerArgs>"
              + "|<annotationProcessorPaths>.*?</annotationProcessorPaths>");

  /**
   * Builds it.
   *
   * @param here a folder of Frontdesk's sources, or below
   * @param revision as git names it
   * @param folder an existing one
   * @throws FaultNotPossible when there is no such revision here, or it does not build
   */
  static OlderBuild of(Path here, String revision, Path folder)
      throws IOException, InterruptedException, FaultNotPossible {
    Path top = top(here);
    Path log = folder.resolve("older-build.log");
    String commit = commit(top, revision, log);
    Path sources = Files.createDirectory(folder.resolve("older-build"));
    export(top, commit, sources, log);
    if (poms(top).equals(poms(sources))) {
      return new OlderBuild(commit, compile(sources, log), "by javac, with this build's libraries");
    }
    return new OlderBuild(commit, make(sources, log), "by Maven, as its poms differ from ours");
  }

  private static Path top(Path here) throws FaultNotPossible {
    for (Path folder = here.toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("ops").resolve("pom.xml"))) {
        return folder;
      }
    }
    throw new FaultNotPossible(here.toAbsolutePath() + " is not within Frontdesk's sources");
  }

  private static String commit(Path top, String revision, Path log)
      throws IOException, InterruptedException, FaultNotPossible {
    if (exit(top, log, GIT, git("rev-parse", "--git-dir")) != 0) {
      throw new FaultNotPossible(
          "there is no repository of git to build from: " + top + ": " + lastLine(log));
    }
    if (exit(
            top, log, GIT, git("rev-parse", "--verify", "--end-of-options", revision + "^{commit}"))
        != 0) {
      throw new FaultNotPossible(
          "there is no revision %s in %s; is its history cut off?".formatted(revision, top));
    }
    return lastLine(log);
  }

  private static void export(Path top, String commit, Path sources, Path log)
      throws IOException, InterruptedException, FaultNotPossible {
    Path archive = sources.resolveSibling("older-build.zip");
    run(top, log, GIT, git("archive", "--format=zip", "-0", "-o", archive.toString(), commit));
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        write(zip, entry, sources);
      }
    }
    Files.delete(archive);
  }

  private static void write(InputStream in, ZipEntry entry, Path sources) throws IOException {
    Path file = sources.resolve(entry.getName()).normalize();
    if (!file.startsWith(sources)) {
      throw new IOException("the archive leaves its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(file);
    } else {
      Files.createDirectories(file.getParent());
      Files.copy(in, file);
    }
  }

  /** The poms of these sources, as far as they tell which libraries are used. */
  private static List<String> poms(Path sources) throws IOException {
    List<String> poms = new ArrayList<>();
    poms.add(libraries(sources));
    for (String module : modules(sources)) {
      poms.add(libraries(sources.resolve(module)));
    }
    return poms;
  }

  private static String libraries(Path folder) throws IOException {
    return NOT_LIBRARIES.matcher(Files.readString(folder.resolve("pom.xml"))).replaceAll("");
  }

  private static List<String> modules(Path sources) throws IOException {
    return MODULE
        .matcher(Files.readString(sources.resolve("pom.xml")))
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  private static String compile(Path sources, Path log)
      throws IOException, InterruptedException, FaultNotPossible {
    PlainCompile compile =
        new PlainCompile(
            sources,
            modules(sources),
            Libraries.ofThisProcess(),
            Files.createDirectory(sources.resolveSibling("older-classes")));
    run(sources, log, JAVAC, compile.line());
    return PlainCompile.join(compile.classPath());
  }

  private static String make(Path sources, Path log)
      throws IOException, InterruptedException, FaultNotPossible {
    Path pom = sources.resolve("pom.xml");
    Files.writeString(pom, GATES.matcher(Files.readString(pom)).replaceAll(""));
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
            "-Dstyle.color=never",
            "-DskipTests",
            "-Dmaven.test.skip=true",
            "-Dspotless.check.skip=true",
            "package"));
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

  /** Whoever owns the repository: what we build of it runs as ourselves in any case. */
  private static List<String> git(String... words) {
    return Stream.concat(Stream.of("git", "-c", "safe.directory=*"), Stream.of(words)).toList();
  }

  private static void run(Path folder, Path log, Duration patience, List<String> line)
      throws IOException, InterruptedException, FaultNotPossible {
    if (exit(folder, log, patience, line) != 0) {
      throw new FaultNotPossible(
          "the older build cannot be made: %s: %s".formatted(line.get(0), complaint(log)));
    }
  }

  private static int exit(Path folder, Path log, Duration patience, List<String> line)
      throws IOException, InterruptedException, FaultNotPossible {
    Process process;
    try {
      process =
          Endings.ofThisProcess()
              .start(
                  new ProcessBuilder(line)
                      .directory(folder.toFile())
                      .redirectErrorStream(true)
                      .redirectOutput(log.toFile()));
    } catch (IOException notThere) {
      throw new FaultNotPossible(
          "the older build cannot be made: %s cannot be run: %s"
              .formatted(line.get(0), notThere.getMessage()));
    }
    try {
      if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
        throw new FaultNotPossible(
            "the older build cannot be made: " + line.get(0) + " does not end");
      }
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  /** The first line that tells of an error, or the last one of all. */
  private static String complaint(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.contains("error:") || line.startsWith("[ERROR]"))
          .findFirst()
          .orElse(lastLine(log));
    }
  }

  private static String lastLine(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
      return lines.filter(line -> !line.isBlank()).reduce("", (earlier, later) -> later);
    }
  }
}
