package frontdesk.ops.chaos;

import frontdesk.config.Configuration;
import frontdesk.ops.node.Storage;
import frontdesk.ops.playground.ClosedPorts;
import java.io.IOException;
import java.net.InetAddress;
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

  private static final int MEDIA_FIRST = 12_000;
  private static final int MEDIA_RANGES = 40;

  /** A loopback node with the embedded defaults and these settings on top: HOCON, full paths. */
  public static NodeFolder in(Path folder, String overrides) throws IOException {
    int sip = ClosedPorts.at(InetAddress.getLoopbackAddress());
    int media = mediaPorts(sip);
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

  /** Other ones for every port of a row: an even port; whether all are free shows later. */
  private static int mediaPorts(int sip) {
    return MEDIA_FIRST + sip % MEDIA_RANGES * MEDIA_PORTS;
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
