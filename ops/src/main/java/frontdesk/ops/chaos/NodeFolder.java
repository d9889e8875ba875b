package frontdesk.ops.chaos;

import frontdesk.config.Configuration;
import frontdesk.ops.node.Storage;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * The files and ports of one node of a scenario: they stay the same when it is started again.
 *
 * @param config its configuration file
 * @param sipPort where it listens on 127.0.0.1
 */
public record NodeFolder(Path config, int sipPort) {
  /** Enough for every scenario's calls. */
  private static final int MEDIA_PORTS = 400;

  /** A loopback node with the embedded defaults and these settings on top: HOCON, full paths. */
  public static NodeFolder in(Path folder, String overrides) throws IOException {
    int sip = freePort();
    int media = freeMediaPorts();
    Path config =
        Files.writeString(
            folder.resolve("frontdesk.conf"),
            """
            frontdesk {
              node.data-directory = "%s"
              sip.port = %d
              media { port-min = %d, port-max = %d }
              speech { engines = 1, recognizer = sphinx4, synthesizer = freetts }
            }
            %s
            """
                .formatted(folder.resolve("data"), sip, media, media + MEDIA_PORTS - 1, overrides));
    return new NodeFolder(config, sip);
  }

  private static int freePort() throws IOException {
    try (DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      return socket.getLocalPort();
    }
  }

  /** An even port below the range from which systems choose; whether all are free shows later. */
  private static int freeMediaPorts() throws IOException {
    int range = (freePort() % 40) * MEDIA_PORTS;
    return 12_000 + range;
  }

  /** The address of a clinic on this node. */
  public String uri(String user) {
    return "sip:" + user + "@127.0.0.1:" + sipPort;
  }

  /** Opens the store while no node runs. Blocking. */
  public Storage open(Storage.Purpose purpose) throws IOException {
    if (!(Configuration.load(Optional.of(config), Map.of())
        instanceof Configuration.Loaded loaded)) {
      throw new IOException("the scenario's configuration is wrong");
    }
    Storage.Opening opening = Storage.open(loaded.settings(), Clock.systemUTC(), purpose);
    if (opening instanceof Storage.Opening.Opened opened) {
      return opened.storage();
    }
    throw new IOException(((Storage.Opening.Failed) opening).line());
  }
}
