package frontdesk.ops.provider;

import frontdesk.config.ProviderAccount;
import frontdesk.config.ProvidersSettings;
import frontdesk.engine.provider.resilience.RefusedFor;
import frontdesk.protocol.provider.Failure;

/**
 * What is wrong with a provider, in a sentence for whoever looks after a clinic's computers. Names
 * the host, the model and the setting to change; never a key, and nothing that the provider wrote.
 */
final class Diagnosis {
  private Diagnosis() {}

  static String of(Failure failure, ProviderAccount account, ProvidersSettings settings) {
    String host = account.url().getHost();
    String code = failure.code().isEmpty() ? "" : " (" + failure.code() + ")";
    return switch (failure.kind()) {
      case REFUSED -> refused(failure, account, host, code);
      case LIMITED ->
          host
              + " asks for fewer requests"
              + code
              + failure
                  .retryAfter()
                  .map(pause -> ", again in " + Math.max(1, pause.toSeconds()) + " s")
                  .orElse("")
              + ": the plan may be too small for this clinic.";
      case LATE ->
          failure.code().equals("connect")
              ? unreachable(host, settings)
              : host + " is too slow" + code + ": no answer in time.";
      case BROKEN -> broken(failure, host, code, settings);
      case BUSY, CLOSED -> "It was not asked: there is no room on this side.";
    };
  }

  private static String refused(
      Failure failure, ProviderAccount account, String host, String code) {
    return switch (RefusedFor.of(failure)) {
      case KEY ->
          account.key().isNone()
              ? host + " wants a key" + code + ": set key or key-file."
              : host
                  + " refuses the key"
                  + code
                  + account
                      .key()
                      .file()
                      .map(file -> ": check that " + file + " holds it, nothing else, and")
                      .orElse(": check key;")
                  + " whether it belongs to this service and may be used for it.";
      case FUNDS ->
          host + " wants to be paid" + code + ": the account has no funds, or its plan is used up.";
      case MODEL ->
          host
              + " does not know what is asked for"
              + code
              + ": check model"
              + (account.model().isEmpty() ? "" : " (" + account.model() + ")")
              + ", voices and url.";
      case REQUEST ->
          host + " refuses the request" + code + ": check that kind, model and languages fit.";
    };
  }

  private static String broken(
      Failure failure, String host, String code, ProvidersSettings settings) {
    return switch (failure.code()) {
      case "connect" -> unreachable(host, settings);
      case "address" -> "The name " + host + " is not known: check url, and this machine's DNS.";
      case "certificate" ->
          "The certificate of "
              + host
              + " is not trusted: where a firewall opens TLS, put its authority into Java's trust"
              + " store.";
      case "hostname" ->
          "The certificate that is shown for "
              + host
              + " is another host's: check url; a firewall or proxy may answer in its place.";
      case "expired" ->
          "The certificate of "
              + host
              + " is out of date: check this machine's clock, else tell whoever runs "
              + host
              + ".";
      case "tls" ->
          host
              + " does not speak TLS as it should: check the port in url, and whether it begins"
              + " with https:// or http://.";
      case "reset" ->
          "The connection to " + host + " breaks: check firewall and proxy, then the service.";
      default ->
          failure.code().startsWith("proxy-")
              ? proxied(host, code, settings)
              : host
                  + " does not answer as this kind of service does"
                  + code
                  + ": check kind and url.";
    };
  }

  private static String proxied(String host, String code, ProvidersSettings settings) {
    String proxy = settings.wire().proxy().map(named -> " " + named).orElse("");
    return "The proxy"
        + proxy
        + (code.contains("407")
            ? " wants a user name and a password, which it is not given"
                + code
                + ": let this machine through without."
            : " does not let this machine through to "
                + host
                + code
                + ": check its rules, and url.");
  }

  private static String unreachable(String host, ProvidersSettings settings) {
    return settings
        .wire()
        .proxy()
        .map(
            proxy ->
                host + " cannot be reached through the proxy " + proxy + ": check both, and url.")
        .orElse(
            host
                + " cannot be reached: check network, firewall and url, and whether a proxy is"
                + " needed.");
  }
}
