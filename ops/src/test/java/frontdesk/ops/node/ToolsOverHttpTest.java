package frontdesk.ops.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.typesafe.config.ConfigFactory;
import frontdesk.config.Configuration;
import frontdesk.config.ToolSettings;
import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.call.ToolDesk;
import frontdesk.engine.dialogue.tools.OutsideCall;
import frontdesk.engine.dialogue.tools.Tool;
import frontdesk.engine.dialogue.tools.Tools;
import frontdesk.ops.BuildVersion;
import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.tools.OpenTools;
import frontdesk.ops.tools.ToolRoutes;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.id.ClinicId;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.http.javadsl.Http;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The declared tools over real HTTP, answered by a real ledger. */
class ToolsOverHttpTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A Monday, early: everything is free. */
  private static final Instant NOW = Instant.parse("2027-03-01T05:00:00Z");

  private static final ToolSettings BOUNDS = new ToolSettings(true, 2048, 8, PATIENCE);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private static Path directory;

  private static Storage storage;
  private static LoneClinic clinics;
  private static Catalogue catalogue;
  private static ToolDesk.Desk<LedgerProtocol.Command> ledger;
  private static Server server;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /** A place where the routes are served. */
  private record Server(ActorSystem system, InetSocketAddress address) implements AutoCloseable {
    static Server start(ToolSettings bounds, OpenTools.Clinics answering) throws Exception {
      OpenTools tools = new OpenTools(bounds);
      tools.answeredBy(answering);
      ActorSystem system =
          ActorSystem.create(
              "tools",
              ActorSystemSetup.create(
                  BootstrapSetup.create(
                      ConfigFactory.parseMap(
                              Map.of("pekko.loglevel", "WARNING", "pekko.daemonic", true))
                          .withFallback(ConfigFactory.defaultReference())
                          .resolve()),
                  tools));
      InetSocketAddress address =
          Http.get(system)
              .newServerAt("127.74.0.1", 0)
              .bind(new ToolRoutes((ExtendedActorSystem) system).routes())
              .toCompletableFuture()
              .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
              .localAddress();
      return new Server(system, address);
    }

    URI at(String path) {
      return URI.create(
          "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + path);
    }

    @Override
    public void close() {
      system.terminate();
    }
  }

  @BeforeAll
  static void open() throws Exception {
    Configuration.Loaded loaded =
        (Configuration.Loaded)
            Configuration.load(
                Optional.empty(), Map.of("FRONTDESK_DATA", directory.resolve("data").toString()));
    storage =
        ((Storage.Opening.Opened)
                Storage.open(loaded.settings(), Clock.systemUTC(), Storage.Purpose.WRITE))
            .storage();
    clinics = LoneClinic.start(loaded, storage.keys(), BuildVersion.current());
    catalogue = loaded.catalogues().all().get(0).catalogue();
    ledger =
        clinics
            .open(
                catalogue, new LoneClinic.Time(Clock.fixed(NOW, ZoneOffset.UTC), System::nanoTime))
            .ledger();
    server = Server.start(BOUNDS, new NodeTools(loaded::catalogues, clinic -> ledger));
  }

  @AfterAll
  static void close() {
    server.close();
    clinics.close();
    storage.close();
  }

  private static String path(String tool) {
    return "/clinics/" + catalogue.id().value() + "/tools/" + tool;
  }

  private static String service() {
    return catalogue.services().get(0).id().value();
  }

  private HttpResponse<String> post(URI uri, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).timeout(PATIENCE).POST(BodyPublishers.ofString(body));
    if (headers.length == 0 || !headers[0].equals("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode told(String tool, String body, String... headers)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = post(server.at(path(tool)), body, headers);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static JsonNode problem(HttpResponse<String> answer, int status, String code)
      throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode body = JSON.readTree(answer.body());
    assertThat(body.path("code").textValue()).isEqualTo(code);
    assertThat(body.path("status").intValue()).isEqualTo(status);
    assertThat(body.path("title").textValue()).endsWith(".");
    return body;
  }

  @Test
  void shouldSayWhichToolsAreDeclared() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(server.at("/tools")).timeout(PATIENCE).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode tools = JSON.readTree(answer.body()).path("tools");
    assertThat(tools).hasSize(Tools.ALL.size());
    assertThat(tools)
        .filteredOn(tool -> !tool.path("needsCall").booleanValue())
        .extracting(tool -> tool.path("name").textValue())
        .containsExactlyInAnyOrder("clinic_information", "fetch_slots", "check_availability");
  }

  @Test
  void shouldFindFreeSlotsInTheLedger() throws IOException, InterruptedException {
    // given
    JsonNode found = told("fetch_slots", "{\"service\": \"" + service() + "\", \"limit\": 2}");
    assertThat(found.path("slots")).hasSize(2);
    JsonNode first = found.path("slots").get(0);
    assertThat(first.path("serviceName").textValue()).isNotBlank();
    String start = first.path("start").textValue();
    // when the very time is asked for
    JsonNode there =
        told(
            "check_availability",
            "{\"service\": \"%s\", \"date\": \"%s\", \"time\": \"%s\"}"
                .formatted(service(), start.substring(0, 10), start.substring(11, 16)));
    // then
    assertThat(there.path("exactFit").booleanValue()).isTrue();
    assertThat(there.path("slots").get(0).path("start").textValue()).isEqualTo(start);
  }

  @Test
  void shouldTellWhatTheCatalogueSaysInTheLanguageAskedFor()
      throws IOException, InterruptedException {
    JsonNode english = told("clinic_information", "{\"topic\": \"address\"}");
    assertThat(english.path("text").textValue()).contains(catalogue.address());
    JsonNode romanian =
        told("clinic_information", "{\"topic\": \"hours\"}", "Accept-Language", "ro, en;q=0.5");
    assertThat(romanian.path("language").textValue()).isEqualTo("ro");
    assertThat(romanian.path("text").textValue())
        .isNotEqualTo(
            told("clinic_information", "{\"topic\": \"hours\"}").path("text").textValue());
  }

  @ParameterizedTest(name = "{0} {1} is {2} {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "fetch_slots        | {\"service\":           | 400 | NOT_JSON",
        "fetch_slots        | ''                      | 400 | NOT_JSON",
        "fetch_slots        | {} {}                   | 400 | NOT_JSON",
        "fetch_slots        | [1]                     | 400 | NOT_AN_OBJECT",
        "fetch_slots        | {}                      | 400 | MISSING_PARAMETER",
        "fetch_slots        | {\"service\": 7}        | 400 | WRONG_KIND",
        "fetch_slots        | {\"sql\": \"x\"}        | 400 | UNKNOWN_PARAMETER",
        "fetch_slots        | {\"service\": \"none\"} | 422 | NOT_IN_CATALOGUE",
        "clinic_information | {\"topic\": \"gossip\"} | 422 | OUT_OF_RANGE",
        "clinic_information | {\"topic\": \"prices\"} | 400 | MISSING_PARAMETER",
        "drop_tables        | {}                      | 404 | UNKNOWN_TOOL",
        "promise_callback   | {}                      | 404 | UNKNOWN_TOOL"
      })
  void shouldRefuseByTheSameDeclaration(String tool, String body, int status, String code)
      throws IOException, InterruptedException {
    problem(post(server.at(path(tool)), body), status, code);
  }

  /** Whatever is passed: no patient is found, and nothing booked, without a call. */
  @Test
  void shouldLeaveWhatNeedsACallToCalls() throws IOException, InterruptedException {
    for (Tool tool : Tools.ALL) {
      if (!Tools.OUTSIDE.contains(tool)) {
        boolean patients = tool.needsIdentification() || tool.name().equals("identify_user");
        HttpResponse<String> answer =
            post(server.at(path(tool.name())), "{\"reference\": \"4711\", \"name\": true}");
        problem(answer, patients ? 403 : 409, patients ? "NEEDS_IDENTIFICATION" : "NEEDS_CALL");
        assertThat(OutsideCall.ask(tool, JSON.createObjectNode(), catalogue))
            .isInstanceOf(OutsideCall.Outcome.Refused.class);
      }
    }
  }

  @Test
  void shouldSayInRomanianWhy() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        post(server.at(path("book_appointment")), "{}", "Accept-Language", "ro-RO");
    assertThat(problem(answer, 409, "NEEDS_CALL").path("title").textValue()).contains("apel");
    assertThat(answer.headers().firstValue("Content-Language")).contains("ro");
    // and by the name and kind of the parameter that is wrong, repeating nothing of what was sent
    HttpResponse<String> wrong =
        post(
            server.at(path("fetch_slots")), "{\"service\": \"<script>\"}", "Accept-Language", "ro");
    assertThat(problem(wrong, 422, "NOT_IN_CATALOGUE").path("parameter").textValue())
        .isEqualTo("service");
    assertThat(wrong.body()).doesNotContain("script");
  }

  @Test
  void shouldBoundWhatIsSent() throws IOException, InterruptedException {
    String large = "{\"service\": \"" + "x".repeat(BOUNDS.requestBytes()) + "\"}";
    problem(post(server.at(path("fetch_slots")), large), 413, "TOO_LARGE");
    // the same without its length said before
    HttpRequest chunked =
        HttpRequest.newBuilder(server.at(path("fetch_slots")))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))))
            .build();
    problem(client.send(chunked, HttpResponse.BodyHandlers.ofString()), 413, "TOO_LARGE");
    problem(
        post(server.at(path("fetch_slots")), "service=x", "Content-Type", "text/plain"),
        415,
        "WRONG_TYPE");
    problem(post(server.at("/clinics/nowhere/tools/fetch_slots"), "{}"), 404, "NO_SUCH_CLINIC");
  }

  @Test
  void shouldAnswerOnlySoManyAtOnce() throws Exception {
    ToolSettings one = new ToolSettings(true, 2048, 1, Duration.ofMinutes(5));
    try (Server small = Server.start(one, new Unanswering())) {
      // given somebody who sends less than they said
      Deque<Socket> slow = new ArrayDeque<>(List.of(beginToAsk(small)));
      try {
        // when others ask meanwhile, then they are refused; one of them may have come first
        Await.until(
            "the one place is taken",
            PATIENCE,
            () -> {
              if (slow.getLast().getInputStream().available() > 0) {
                slow.add(beginToAsk(small));
              }
              return status(small) == 503;
            });
      } finally {
        for (Socket opened : slow) {
          opened.close();
        }
      }
      // and the place is free again when the slow one is gone
      Await.until("the place is free", PATIENCE, () -> status(small) == 200);
      // and a ledger that does not answer keeps nobody either
      problem(
          post(small.at(path("fetch_slots")), "{\"service\": \"" + service() + "\"}"),
          503,
          "NO_ANSWER");
      Await.until("the place is free again", PATIENCE, () -> status(small) == 200);
    }
  }

  @Test
  void shouldWaitForNobodyForLong() throws Exception {
    ToolSettings hasty = new ToolSettings(true, 2048, 1, Duration.ofMillis(200));
    try (Server server = Server.start(hasty, new Unanswering());
        Socket slow = beginToAsk(server)) {
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(slow.getInputStream(), StandardCharsets.US_ASCII));
      assertThat(answer.readLine()).contains("408");
    }
  }

  private static Socket beginToAsk(Server server) throws IOException {
    Socket slow = new Socket();
    slow.connect(server.address(), (int) PATIENCE.toMillis());
    slow.setSoTimeout((int) PATIENCE.toMillis());
    String head =
        "POST "
            + path("fetch_slots")
            + " HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\n"
            + "Content-Length: 100\r\n\r\n{";
    slow.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return slow;
  }

  private int status(Server small) {
    try {
      return post(small.at(path("clinic_information")), "{\"topic\": \"address\"}").statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Clinics whose ledgers are silent. */
  private static final class Unanswering implements OpenTools.Clinics {
    @Override
    public Optional<Catalogue> clinic(String id) {
      return Optional.of(catalogue);
    }

    @Override
    public String text(Catalogue clinic, Phrase phrase, String language) {
      return phrase.key();
    }

    @Override
    public CompletionStage<LedgerProtocol.FreeSlots> slots(
        ClinicId clinic, SlotQuery query, Duration patience) {
      return CompletableFuture.failedStage(new TimeoutException("no answer"));
    }
  }
}
