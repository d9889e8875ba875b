package frontdesk.engine.sip.transaction;

import frontdesk.engine.sip.message.SipRequest;
import frontdesk.engine.sip.message.SipResponse;
import frontdesk.engine.sip.transport.Flow;
import java.util.List;
import java.util.function.Consumer;

/** Writes down what the transaction layer tells its user, in the user's words. */
final class ToldUser implements TransactionUser, ClientUser {
  private final List<String> told;
  private final Consumer<ServerTransaction> servers;

  ToldUser(List<String> told, Consumer<ServerTransaction> servers) {
    this.told = told;
    this.servers = servers;
  }

  @Override
  public void onRequest(ServerTransaction transaction) {
    servers.accept(transaction);
  }

  @Override
  public void onAck(SipRequest ack, Flow way) {
    told.add("ACK");
  }

  @Override
  public void onOverload(SipRequest refused, Flow way) {
    told.add("overload");
  }

  @Override
  public void onResponse(SipResponse response) {
    told.add(Integer.toString(response.status()));
  }

  @Override
  public void onTimeout() {
    told.add("timeout");
  }

  @Override
  public void onTransportFailure() {
    told.add("failure");
  }
}
