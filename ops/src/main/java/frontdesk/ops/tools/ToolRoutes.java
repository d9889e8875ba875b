package frontdesk.ops.tools;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.dialogue.LineRules;
import frontdesk.engine.dialogue.tools.OutsideCall;
import frontdesk.engine.dialogue.tools.OutsideRefusal;
import frontdesk.engine.dialogue.tools.Tool;
import frontdesk.engine.dialogue.tools.ToolRefusal;
import frontdesk.engine.dialogue.tools.Tools;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;
import org.apache.pekko.management.javadsl.ManagementRouteProvider;
import org.apache.pekko.management.javadsl.ManagementRouteProviderSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /tools}: what is declared. {@code POST /clinics/CLINIC/tools/NAME} with a JSON object
 * of arguments: what anybody may know, checked by the same declaration and answered by the same
 * catalogue and ledger as in a call. What needs a call, or a caller who proved who they are, is
 * refused before the arguments are read. Made by Pekko; any thread.
 */
public final class ToolRoutes extends AllDirectives implements ManagementRouteProvider {
  private static final Logger LOG = LoggerFactory.getLogger(ToolRoutes.class);
  private static final List<String> LANGUAGES = LineRules.LANGUAGES;
  private static final String JSON = "application/json";

  private final ExtendedActorSystem system;
  private final OpenTools tools;
  private final Semaphore places;

  public ToolRoutes(ExtendedActorSystem system) {
    this.system = system;
    this.tools =
        system
            .settings()
            .setup()
            .get(OpenTools.class)
            .orElseThrow(() -> new IllegalStateException("tools over HTTP without their bounds"));
    this.places = new Semaphore(tools.bounds().atOnce());
  }

  @Override
  public Route routes(ManagementRouteProviderSettings settings) {
    return routes();
  }

  /** The same, wherever they are served. */
  public Route routes() {
    return concat(
        path("tools", () -> get(() -> extractRequest(this::declared))),
        path(
            PathMatchers.segment("clinics")
                .slash(PathMatchers.segment())
                .slash("tools")
                .slash(PathMatchers.segment()),
            (clinic, tool) -> post(() -> extractRequest(request -> asked(request, clinic, tool)))));
  }

  private Route declared(HttpRequest request) {
    return complete(Answers.of(ToolsReport.of(language(request).orElse(LANGUAGES.get(0)))));
  }

  private Route asked(HttpRequest request, String clinic, String name) {
    if (!places.tryAcquire()) {
      return complete(
          refused(request, OutsideRefusal.TOO_MANY, language(request).orElse(LANGUAGES.get(0))));
    }
    CompletionStage<HttpResponse> answer;
    try {
      answer = answer(request, clinic, name);
    } catch (RuntimeException e) {
      places.release();
      throw e;
    }
    return completeWithFuture(answer.whenComplete((response, failure) -> places.release()));
  }

  private CompletionStage<HttpResponse> answer(HttpRequest request, String id, String name) {
    Optional<OpenTools.Clinics> clinics = tools.clinics();
    Optional<Catalogue> clinic = clinics.flatMap(all -> all.clinic(id));
    String language =
        language(request)
            .or(() -> clinic.map(Catalogue::language).filter(LANGUAGES::contains))
            .orElse(LANGUAGES.get(0));
    if (clinics.isEmpty() || clinic.isEmpty()) {
      return now(refused(request, OutsideRefusal.NO_SUCH_CLINIC, language));
    }
    Optional<Tool> tool = Tools.named(name);
    if (tool.isEmpty()) {
      discard(request);
      return now(Answers.problem(ToolRefusal.UNKNOWN, language));
    }
    Optional<OutsideRefusal> why = OutsideCall.refusal(tool.get()).or(() -> unreadable(request));
    if (why.isPresent()) {
      return now(refused(request, why.get(), language));
    }
    return body(request)
        .handle(
            (body, failure) ->
                failure == null
                    ? use(clinics.get(), clinic.get(), tool.get(), body, language)
                    : now(Answers.problem(unread(failure), language)))
        .thenCompose(answer -> answer);
  }

  /** What can be said of the arguments before they are read. */
  private Optional<OutsideRefusal> unreadable(HttpRequest request) {
    OptionalLong length = request.entity().getContentLengthOption();
    if (!request.entity().getContentType().mediaType().toString().equals(JSON)) {
      return Optional.of(OutsideRefusal.WRONG_TYPE);
    }
    return length.isPresent() && length.getAsLong() > tools.bounds().requestBytes()
        ? Optional.of(OutsideRefusal.TOO_LARGE)
        : Optional.empty();
  }

  private CompletionStage<String> body(HttpRequest request) {
    return request
        .entity()
        .withSizeLimit(tools.bounds().requestBytes())
        .toStrict(tools.bounds().deadline().toMillis(), system)
        .thenApply(HttpEntity.Strict::getData)
        .thenApply(bytes -> bytes.utf8String());
  }

  private CompletionStage<HttpResponse> use(
      OpenTools.Clinics clinics, Catalogue clinic, Tool tool, String body, String language) {
    return Answers.parsed(body)
        .map(
            arguments -> {
              OutsideCall.Outcome outcome = OutsideCall.ask(tool, arguments, clinic);
              if (outcome instanceof OutsideCall.Outcome.Wanted wanted) {
                return clinics
                    .slots(clinic.id(), wanted.query(), tools.bounds().deadline())
                    .thenApply(found -> Answers.slots(found, clinic, language))
                    .exceptionally(failure -> unanswered(failure, language));
              } else if (outcome instanceof OutsideCall.Outcome.Told told) {
                String spoken =
                    clinic.languages().contains(language) ? language : clinic.language();
                return now(Answers.told(clinics.text(clinic, told.phrase(), spoken), spoken));
              }
              return now(
                  Answers.problem(((OutsideCall.Outcome.Refused) outcome).refusal(), language));
            })
        .orElseGet(() -> now(Answers.problem(OutsideRefusal.NOT_JSON, language)));
  }

  /** Why the arguments are not there; a connection that broke hears nothing of it. */
  private static OutsideRefusal unread(Throwable failure) {
    return cause(failure) instanceof EntityStreamSizeException
        ? OutsideRefusal.TOO_LARGE
        : OutsideRefusal.TOO_SLOW;
  }

  private static HttpResponse unanswered(Throwable failure, String language) {
    LOG.warn("a ledger gave no answer over HTTP: {}", cause(failure).getClass().getSimpleName());
    return Answers.problem(OutsideRefusal.NO_ANSWER, language);
  }

  private static Throwable cause(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }

  /** The refusal; what was sent is thrown away, so that the connection can go on. */
  private HttpResponse refused(HttpRequest request, OutsideRefusal why, String language) {
    discard(request);
    return Answers.problem(why, language);
  }

  private void discard(HttpRequest request) {
    request.discardEntityBytes(system);
  }

  private static CompletionStage<HttpResponse> now(HttpResponse response) {
    return CompletableFuture.completedStage(response);
  }

  /** The first language asked for that sentences are written in. */
  private static Optional<String> language(HttpRequest request) {
    try {
      return request
          .getHeader("Accept-Language")
          .map(HttpHeader::value)
          .map(Locale.LanguageRange::parse)
          .map(ranges -> Locale.lookupTag(ranges, LANGUAGES));
    } catch (IllegalArgumentException noLanguages) {
      return Optional.empty(); // as if nothing was asked for
    }
  }
}
