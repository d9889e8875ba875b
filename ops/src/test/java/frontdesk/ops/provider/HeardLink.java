package frontdesk.ops.provider;

import frontdesk.engine.provider.wire.WebSocketLink;
import frontdesk.ops.firstcall.harness.Await;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a link's listener is told, in order. */
final class HeardLink implements WebSocketLink.Listener {
  final List<String> told = new CopyOnWriteArrayList<>();
  final List<WebSocketLink.Closed> closed = new CopyOnWriteArrayList<>();

  @Override
  public void onOpen() {
    told.add("open");
  }

  @Override
  public void onText(String text) {
    told.add(text);
  }

  @Override
  public void onBinary(byte[] bytes) {
    told.add("binary " + new String(bytes, StandardCharsets.UTF_8));
  }

  @Override
  public void onClosed(WebSocketLink.Closed how) {
    closed.add(how);
    told.add(how.failure().toString());
  }

  void awaitTold(int count) {
    Await.until("a link tells " + count + " things, told " + told, () -> told.size() >= count);
  }
}
