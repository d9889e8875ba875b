package frontdesk.ops.trunk;

import frontdesk.engine.sip.network.IpLiteral;
import frontdesk.ops.caller.CallOrder;
import frontdesk.ops.caller.CallScript;
import frontdesk.ops.caller.CallerSettings;
import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.caller.SimulatedCaller;
import frontdesk.ops.caller.SpokenLines;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Random;

/**
 * The account of a sample clinic at a provider: how a node registers for it, and calls to it.
 *
 * @param transport udp or tcp, between the provider and the node
 * @param name of the trunk
 * @param clinic its id
 */
record ProviderAccount(Kamailio provider, String transport, String name, String clinic) {
  ProviderAccount(Kamailio provider, String transport) {
    this(provider, transport, "provider", "harbour-view");
  }

  /**
   * A node's settings.
   *
   * @param network from which its callers need no proof
   */
  String settings(String network) {
    return "frontdesk.sip.allowed-networks = [\"%s\"]%n".formatted(network) + trunk();
  }

  /** One more trunk of a node. */
  String trunk() {
    return """
        frontdesk.trunks += {
          name = %s, server = "%s", port = %d, transport = %s, domain = trunk.example
          account = "%s", user = desk, password = "%s", clinic = %s, expires = 1m
          caller-user = %s, caller-password = "open barley"
        }
        """
        .formatted(
            name,
            IpLiteral.bare(provider.address().getAddress()),
            provider.address().getPort(),
            transport,
            Kamailio.ACCOUNT,
            Kamailio.PASSWORD,
            clinic,
            name);
  }

  /**
   * Calls the account at the provider, over UDP, from this address.
   *
   * @param random of the ids and tags of the call, so none is like another's
   */
  MeasuredCall call(InetAddress from, CallScript script, Random random) throws Exception {
    String provided = IpLiteral.host(provider.address().getAddress());
    CallOrder order =
        CallOrder.to(
                "sip:" + Kamailio.ACCOUNT + "@" + provided + ":" + provider.address().getPort())
            .withFrom("sip:+442079460777@" + IpLiteral.host(from))
            .withBind(from, 0);
    SimulatedCaller caller =
        new SimulatedCaller(
            CallerSettings.DEFAULTS,
            SpokenLines.in(Path.of("")),
            line -> {},
            System::nanoTime,
            random);
    SimulatedCaller.Result result = caller.call(order, script);
    if (result instanceof SimulatedCaller.Result.Measured measured) {
      return measured.call();
    }
    throw new AssertionError("the call was not placed: " + result);
  }
}
