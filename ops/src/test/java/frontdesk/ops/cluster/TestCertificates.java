package frontdesk.ops.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.ClusterSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** An authority of its own and a node's certificate from it, made by the JDK's keytool. */
final class TestCertificates {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final int PATIENCE_MS = 10_000;

  private TestCertificates() {}

  static ClusterSettings.Tls make(Path directory, String authority)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = directory.resolve(authority + ".p12");
    keytool(store, "-alias", "ca", "-dname", "CN=" + authority, "-ext", "bc:c");
    return issue(directory, authority);
  }

  /** Another key and certificate from an authority that is there, in the files of the last ones. */
  static ClusterSettings.Tls issue(Path directory, String authority)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = directory.resolve(authority + ".p12");
    KeyStore keys = load(store);
    if (keys.containsAlias("node")) {
      keys.deleteEntry("node");
      try (OutputStream out = Files.newOutputStream(store)) {
        keys.store(out, PASSWORD);
      }
    }
    keytool(store, "-alias", "node", "-dname", "CN=frontdesk", "-signer", "ca");
    keys = load(store);
    Key key = keys.getKey("node", PASSWORD);
    return new ClusterSettings.Tls(
        pem(directory.resolve(authority + ".key"), "PRIVATE KEY", key.getEncoded()),
        pem(
            directory.resolve(authority + ".crt"),
            "CERTIFICATE",
            keys.getCertificate("node").getEncoded()),
        pem(
            directory.resolve(authority + ".ca"),
            "CERTIFICATE",
            keys.getCertificate("ca").getEncoded()));
  }

  /** A server's certificate for this address, and the authority's in PEM. */
  static Server server(Path directory, String host)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = directory.resolve(host + ".p12");
    keytool(store, "-alias", "ca", "-dname", "CN=ca", "-ext", "bc:c");
    keytool(
        store, "-alias", "node", "-dname", "CN=" + host, "-signer", "ca", "-ext", "SAN=ip:" + host);
    KeyStore keys = load(store);
    Path authority =
        pem(directory.resolve(host + ".ca"), "CERTIFICATE", keys.getCertificate("ca").getEncoded());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers(keys), null, null);
    return new Server(context, authority);
  }

  /**
   * The serial number of what is shown at this address to one who shows the certificate here;
   * nothing while the two do not come to terms.
   */
  static Optional<BigInteger> shownAt(InetSocketAddress address, Path directory, String authority) {
    try (SSLSocket socket = (SSLSocket) member(directory, authority).createSocket()) {
      socket.connect(address, PATIENCE_MS);
      socket.setSoTimeout(PATIENCE_MS);
      socket.startHandshake();
      X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return Optional.of(shown.getSerialNumber());
    } catch (IOException notYet) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("the certificates here cannot be used", e);
    }
  }

  private static SSLSocketFactory member(Path directory, String authority)
      throws IOException, GeneralSecurityException {
    KeyStore keys = load(directory.resolve(authority + ".p12"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("ca", keys.getCertificate("ca"));
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers(keys), trust.getTrustManagers(), null);
    return context.getSocketFactory();
  }

  private static KeyStore load(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }

  /** Shows the node's certificate. */
  private static KeyManager[] managers(KeyStore keys) throws GeneralSecurityException {
    keys.deleteEntry("ca");
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    return managers.getKeyManagers();
  }

  /** What a server of HTTPS needs, and what its clients trust. */
  record Server(SSLContext context, Path authority) {}

  private static void keytool(Path store, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD)));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(store.resolveSibling("keytool.log").toFile())
            .start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  private static Path pem(Path file, String what, byte[] bytes) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return Files.writeString(
        file,
        "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n",
        StandardCharsets.US_ASCII);
  }
}
