package frontdesk.ops.firstcall.harness;

import frontdesk.ops.playground.ClosedPorts;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files and ports of one node under test: they stay the same when it is started again.
 *
 * @param config its configuration file
 * @param data where it keeps everything
 */
public record NodeFiles(Path config, Path data, InetAddress address, int sipPort) {
  /** A loopback node with these settings on top of the defaults: HOCON, with full paths. */
  public static NodeFiles at(Path directory, String host, String overrides) throws IOException {
    InetAddress address = InetAddress.getByName(host);
    int port = ClosedPorts.at(address);
    int media = AudioPorts.first();
    Path data = directory.resolve("data");
    Path config = Files.createDirectories(directory).resolve("frontdesk.conf");
    String text =
        """
        frontdesk {
          node.data-directory = "%s"
          sip { port = %d, bind-addresses = ["%s"] }
          media { port-min = %d, port-max = %d, bind-addresses = ["%s"] }
          speech { engines = 1, recognizer = sphinx4, synthesizer = freetts }
        }
        """
            .formatted(data, port, host, media, media + AudioPorts.count() - 1, host);
    Files.writeString(config, text + overrides + "\n");
    return new NodeFiles(config, data, address, port);
  }
}
