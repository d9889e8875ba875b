package frontdesk.ops;

import frontdesk.config.FrontdeskSettings;
import frontdesk.engine.dialogue.Conversation;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.id.BuildId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * Names this build by what it would decide: a hash of the classes of protocol, config and engine.
 * The same sources built twice have the same name.
 */
public final class BuildVersion implements CommandLine.IVersionProvider {
  private static final String VERSION = "0.1.0";
  private static final int SHOWN_HEX_DIGITS = 12;

  /** The build that is running. */
  public static BuildId current() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Class<?> part : List.of(Decision.class, FrontdeskSettings.class, Conversation.class)) {
        add(digest, Path.of(part.getProtectionDomain().getCodeSource().getLocation().toURI()));
      }
      String hex = HexFormat.of().formatHex(digest.digest());
      return new BuildId(VERSION + "-" + hex.substring(0, SHOWN_HEX_DIGITS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException | URISyntaxException e) {
      throw new IllegalStateException("the program cannot read its own classes", e);
    }
  }

  private static void add(MessageDigest digest, Path codeSource) throws IOException {
    if (Files.isRegularFile(codeSource)) {
      addJar(digest, codeSource);
      return;
    }
    try (Stream<Path> walk = Files.walk(codeSource)) {
      List<Path> classes =
          walk.filter(path -> path.toString().endsWith(".class")).sorted().toList();
      for (Path path : classes) {
        digest.update(Files.readAllBytes(path));
      }
    }
  }

  /** Entry by entry and in order of names: the same classes give the same name in a jar too. */
  private static void addJar(MessageDigest digest, Path file) throws IOException {
    try (java.util.jar.JarFile jar = new java.util.jar.JarFile(file.toFile())) {
      List<java.util.jar.JarEntry> classes =
          jar.stream()
              .filter(entry -> entry.getName().endsWith(".class"))
              .sorted(java.util.Comparator.comparing(java.util.jar.JarEntry::getName))
              .toList();
      for (java.util.jar.JarEntry entry : classes) {
        try (InputStream content = jar.getInputStream(entry)) {
          digest.update(content.readAllBytes());
        }
      }
    }
  }

  @Override
  public String[] getVersion() {
    return new String[] {"frontdesk " + current()};
  }
}
