package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate that nobody else has signed, made by the JDK's keytool.
 *
 * @param server shows it
 * @param client trusts it, and nothing else
 */
record SelfSigned(SSLContext server, SSLContext client) {
  private static final String PASSWORD = "changeit";
  private static final String KEYTOOL =
      "-genkeypair -keyalg EC -storetype PKCS12 -storepass " + PASSWORD;

  /** For a host; good for two days. */
  static SelfSigned make(Path directory, String host)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = directory.resolve(host + ".p12");
    keytool(store, "-alias it -validity 2 -dname CN=" + host + " -ext SAN=dns:" + host);
    return of(store);
  }

  /** The same, good until three days ago; signed by somebody who is trusted and still good. */
  static SelfSigned outOfDate(Path directory, String host)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = directory.resolve(host + "-old.p12");
    keytool(store, "-alias authority -dname CN=authority -startdate -9d -ext bc:c");
    keytool(
        store,
        "-alias it -signer authority -startdate -5d -validity 2 -dname CN="
            + host
            + " -ext SAN=dns:"
            + host);
    return of(store);
  }

  private static void keytool(Path store, String arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of((KEYTOOL + " " + arguments).split(" ")));
    command.addAll(List.of("-keystore", store.toString()));
    Process keytool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(store.resolveSibling("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).isZero();
  }

  private static SelfSigned of(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    KeyStore trust = trustOf(store);
    keys.init(store, PASSWORD.toCharArray());
    SSLContext server = SSLContext.getInstance("TLS");
    server.init(keys.getKeyManagers(), null, null);
    var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(trust);
    SSLContext client = SSLContext.getInstance("TLS");
    client.init(null, trusted.getTrustManagers(), null);
    return new SelfSigned(server, client);
  }

  /** The last in the chain; and its key is shown to nobody. */
  private static KeyStore trustOf(KeyStore store) throws IOException, GeneralSecurityException {
    Certificate[] chain = store.getCertificateChain("it");
    KeyStore trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    trust.setCertificateEntry("last", chain[chain.length - 1]);
    store.deleteEntry("authority");
    return trust;
  }
}
