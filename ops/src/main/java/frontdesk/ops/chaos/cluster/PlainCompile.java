package frontdesk.ops.chaos.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All modules' sources compiled at once by javac alone, with no gate and to no jar.
 *
 * @param sources Frontdesk's
 * @param modules the folders in them
 * @param libraries what they are compiled with
 * @param into an empty folder
 */
record PlainCompile(Path sources, List<String> modules, List<Path> libraries, Path into) {
  private static final String ROOT = "frontdesk";

  PlainCompile {
    modules = List.copyOf(modules);
    libraries = List.copyOf(libraries);
  }

  /** The command line; its options are those of Maven's that show in classes. */
  List<String> line() throws IOException {
    List<String> files = new ArrayList<>();
    for (String module : modules) {
      try (Stream<Path> all = Files.walk(main(module).resolve("java"))) {
        all.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(files::add);
      }
    }
    Path list = Files.write(into.resolve("files"), files);
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
        "-J-XX:TieredStopAtLevel=1",
        "-J-XX:+UseSerialGC",
        "-d",
        all().toString(),
        "-cp",
        join(libraries),
        "-proc:none",
        "-nowarn",
        "-Xlint:none",
        "-g",
        "-parameters",
        "--release",
        "17",
        "-encoding",
        "UTF-8",
        "@" + list);
  }

  /** What to run it with; a build names itself by each module's classes, so these are parted. */
  List<Path> classPath() throws IOException {
    List<Path> path = new ArrayList<>();
    for (String module : modules) {
      Path made = all().resolve(ROOT).resolve(module);
      if (Files.isDirectory(made)) {
        Path root = Files.createDirectories(into.resolve(module));
        Files.move(made, Files.createDirectory(root.resolve(ROOT)).resolve(module));
        path.add(root);
      }
      path.add(main(module).resolve("resources"));
    }
    path.add(all());
    path.addAll(libraries);
    return path;
  }

  private Path main(String module) {
    return sources.resolve(module).resolve("src").resolve("main");
  }

  private Path all() {
    return into.resolve("all");
  }

  /** As a JVM reads it. */
  static String join(List<Path> path) {
    return path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
