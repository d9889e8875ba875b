package frontdesk.ops.chaos.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** The jars that this program is run with, but for its own. */
final class Libraries {
  private static final String OWN = "frontdesk/";

  private Libraries() {}

  /** Of this process, be it run from a jar or by the test runner. */
  static List<Path> ofThisProcess() throws IOException {
    return of(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
  }

  /** Of a class path; folders are nobody's library. */
  static List<Path> of(String classPath) throws IOException {
    List<Path> libraries = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      if (!entry.isEmpty() && Files.isRegularFile(path)) {
        add(path, libraries);
      }
    }
    return libraries;
  }

  private static void add(Path file, List<Path> libraries) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      if (jar.stream().noneMatch(entry -> entry.getName().startsWith(OWN))) {
        libraries.add(file);
        return;
      }
      Manifest manifest = jar.getManifest();
      String beside =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      if (beside != null) {
        for (String name : beside.split(" ", -1)) {
          Path other = file.resolveSibling(name);
          if (!name.isEmpty() && Files.isRegularFile(other)) {
            add(other, libraries);
          }
        }
      }
    }
  }
}
