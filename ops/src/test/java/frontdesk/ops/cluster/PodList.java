package frontdesk.ops.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The part of the Kubernetes API that lists pods ({@code GET /api/v1/namespaces/NS/pods}), for
 * whoever has the token of the service account and asks by the right label.
 */
final class PodList implements AutoCloseable {
  static final String TOKEN = "a-service-accounts-token";
  static final String NAMESPACE = "clinics";

  private final HttpsServer server;
  private final String pods;

  PodList(InetAddress host, int port, TestCertificates.Server tls, List<String> addresses)
      throws IOException {
    pods = addresses.stream().map(PodList::pod).collect(Collectors.joining(","));
    server = HttpsServer.create(new InetSocketAddress(host, port), 10);
    server.setHttpsConfigurator(new HttpsConfigurator(tls.context()));
    server.createContext("/", this::answer);
    server.start();
  }

  private static String pod(String address) {
    return """
    {"metadata": {"name": "frontdesk-0", "namespace": "%s", "labels": {"app": "frontdesk"}},
     "spec": {"containers": [{"name": "frontdesk", "ports": [
       {"name": "sip", "containerPort": 5060, "protocol": "UDP"},
       {"name": "management", "containerPort": 7626, "protocol": "TCP"}]}]},
     "status": {"phase": "Running", "podIP": "%s", "containerStatuses": [
       {"name": "frontdesk", "ready": false, "state": {"running": {}}}]}}
    """
        .formatted(NAMESPACE, address);
  }

  private void answer(HttpExchange exchange) throws IOException {
    boolean allowed =
        ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    boolean right =
        exchange.getRequestURI().getPath().equals("/api/v1/namespaces/" + NAMESPACE + "/pods")
            && "labelSelector=app=frontdesk".equals(exchange.getRequestURI().getQuery());
    String body =
        "{\"apiVersion\": \"v1\", \"kind\": \"PodList\", \"items\": [" + (right ? pods : "") + "]}";
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(allowed ? 200 : 403, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
