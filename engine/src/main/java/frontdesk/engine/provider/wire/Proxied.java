package frontdesk.engine.provider.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/** Everything goes through one proxy, but for what runs on this machine. */
final class Proxied extends ProxySelector {
  /** Such as the address of a model of one's own: a proxy would look for it on its own machine. */
  private static final Pattern THIS_MACHINE =
      Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

  private final ProxySelector proxy;

  Proxied(InetSocketAddress proxy) {
    this.proxy = ProxySelector.of(proxy);
  }

  @Override
  public List<Proxy> select(URI uri) {
    return THIS_MACHINE.matcher(uri.getHost()).matches()
        ? List.of(Proxy.NO_PROXY)
        : proxy.select(uri);
  }

  @Override
  public void connectFailed(URI uri, SocketAddress proxy, IOException thrown) {
    // Whoever connects is told.
  }
}
