package frontdesk.ops.node;

import frontdesk.config.FrontdeskSettings;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.transport.ListenSettings;
import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a node looks at before it opens anything, so that it fails at once and in one clear line.
 * Blocking; at start only.
 */
final class StartChecks {
  private static final Logger LOG = LoggerFactory.getLogger(StartChecks.class);

  private StartChecks() {}

  /**
   * Makes the data directory, for its owner only, if it is missing.
   *
   * @return why nothing can be written there, or empty
   */
  static Optional<String> dataDirectory(Path directory) {
    Path absolute = directory.toAbsolutePath().normalize();
    try {
      if (!Files.isDirectory(absolute)) {
        Files.createDirectories(
            absolute,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
    } catch (IOException e) {
      return Optional.of("the data directory " + absolute + " cannot be made: " + why(e));
    }
    return Files.isWritable(absolute)
        ? Optional.empty()
        : Optional.of("the data directory " + absolute + " is not writable for this user");
  }

  private static String why(IOException e) {
    if (e instanceof FileAlreadyExistsException file) {
      return file.getFile() + " is no directory";
    }
    if (e instanceof FileSystemException file) {
      return Objects.requireNonNullElse(file.getReason(), "permission denied");
    }
    return String.valueOf(e.getMessage());
  }

  /**
   * Whether SIP's ports are free: the node binds them last, seconds later.
   *
   * @return why not, or empty
   */
  static Optional<String> sipPorts(FrontdeskSettings settings) {
    for (ListenSettings listen : EngineSettings.sip(settings).transport().listen()) {
      try (Closeable probe =
          listen.kind() == TransportKind.UDP
              ? new DatagramSocket(new InetSocketAddress(listen.address(), listen.port()))
              : new ServerSocket(listen.port(), 1, listen.address())) {
        Objects.requireNonNull(probe);
      } catch (IOException e) {
        return Optional.of(
            "SIP cannot listen on %s %s port %d: %s"
                .formatted(
                    listen.kind(),
                    listen.address().getHostAddress(),
                    listen.port(),
                    e.getMessage()));
      }
    }
    return Optional.empty();
  }

  /**
   * Whether each address for audio is this machine's and has a free port; too few are only logged,
   * as others may give theirs back.
   *
   * @return why not, or empty
   */
  static Optional<String> audioPorts(FrontdeskSettings settings) {
    return settings.media().binding().bound().stream()
        .flatMap(address -> audioPorts(settings, address).stream())
        .findFirst();
  }

  private static Optional<String> audioPorts(FrontdeskSettings settings, InetAddress address) {
    var media = settings.media();
    int wanted = settings.call().slots();
    int free = 0;
    for (int port = media.portMin(); port < media.portMax() && free < wanted; port += 2) {
      try {
        free += isFree(address, port) ? 1 : 0;
      } catch (SocketException e) {
        return Optional.of(
            "audio cannot use %s: %s".formatted(address.getHostAddress(), e.getMessage()));
      }
    }
    if (free > 0 && free < wanted) {
      LOG.warn(
          "audio: only {} of the {} ports for call.slots are free on {}",
          free,
          wanted,
          address.getHostAddress());
    }
    return free > 0
        ? Optional.empty()
        : Optional.of(
            "audio has no free UDP port on %s from %d to %d"
                .formatted(address.getHostAddress(), media.portMin(), media.portMax()));
  }

  private static boolean isFree(InetAddress address, int port) throws SocketException {
    try (DatagramSocket probe = new DatagramSocket(new InetSocketAddress(address, port))) {
      return probe.isBound();
    } catch (BindException e) {
      // The same exception says "in use" and "not our address".
      if (String.valueOf(e.getMessage()).contains("in use")) {
        return false;
      }
      throw e;
    }
  }
}
