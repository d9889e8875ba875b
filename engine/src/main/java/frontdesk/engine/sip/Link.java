package frontdesk.engine.sip;

import frontdesk.engine.sip.message.SipRequest;
import frontdesk.engine.sip.message.Via;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.registration.RegistrarLink;
import frontdesk.engine.sip.transaction.ClientUser;
import frontdesk.engine.sip.transaction.SignallingLoop;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The user agent as registrations see it. */
record Link(Core core) implements RegistrarLink {
  @Override
  public SignallingLoop loop() {
    return core.loop();
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public RandomGenerator random() {
    return core.random();
  }

  @Override
  public String product() {
    return core.settings().product();
  }

  @Override
  public boolean send(
      TransportKind kind,
      InetSocketAddress destination,
      Function<Via, SipRequest> request,
      ClientUser user) {
    Optional<Core.Route> route = core.route(kind, destination);
    return route.isPresent()
        && core.transactions().request(request.apply(route.get().via()), route.get().flow(), user);
  }
}
