package frontdesk.ops.node;

import com.fasterxml.jackson.databind.node.NullNode;
import frontdesk.config.Configuration;
import frontdesk.ops.BuildVersion;
import frontdesk.ops.call.ReplayReader;
import frontdesk.ops.call.SummaryReader;
import frontdesk.persistence.audit.JdbcQuarantine;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.passage.Passages;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Asks the node that has the store open, or opens the store where none runs. Blocking. */
public final class NodeOrStore {
  private NodeOrStore() {}

  /** The answer of the running node, or of one that is started without SIP for this request. */
  public static LocalReply ask(Configuration.Loaded configuration, LocalRequest request)
      throws IOException {
    Optional<LocalReply> running =
        LocalSocket.ask(configuration.settings().node().dataDirectory(), request);
    if (running.isPresent()) {
      return running.get();
    }
    if (request.command().equals("config-reload")) {
      return problem("no node runs with this data directory: its next start reads the catalogues");
    }
    boolean reads =
        request.command().equals("verify")
            || request.command().equals("quarantine")
            || request.command().equals("backup")
            || request.command().equals("reminders")
            || request.command().equals("costs")
            || (isAboutCall(request) && !request.words());
    if (reads) {
      return readOnly(configuration, request);
    }
    if (configuration.settings().cluster().isShared()) {
      return problem(
          "no node runs with this data directory, and nodes elsewhere share its store: ask on a"
              + " machine where one runs");
    }
    return throughCore(configuration, request);
  }

  private static boolean isAboutCall(LocalRequest request) {
    return request.command().equals("replay") || request.command().equals("summary");
  }

  private static LocalReply readOnly(Configuration.Loaded configuration, LocalRequest request) {
    Storage.Opening opening =
        Storage.open(configuration.settings(), Clock.systemUTC(), Storage.Purpose.READ);
    if (opening instanceof Storage.Opening.Failed failed) {
      return problem(failed.line());
    }
    try (Storage storage = ((Storage.Opening.Opened) opening).storage()) {
      if (request.command().equals("verify")) {
        return NodeAnswers.verify(storage, configuration.settings().local());
      }
      if (request.command().equals("quarantine")) {
        return NodeAnswers.quarantine(
            new JdbcQuarantine(storage.journal(), Clock.systemUTC(), 1),
            configuration.settings().local());
      }
      if (request.command().equals("reminders")) {
        return DueReminders.list(storage, configuration, request.subject());
      }
      if (request.command().equals("costs")) {
        return ClinicCosts.list(storage, configuration, request, Clock.systemUTC());
      }
      if (request.command().equals("backup")) {
        return NodeAnswers.backup(storage, configuration, request);
      }
      Optional<CallId> call = CallId.parse(request.subject());
      if (call.isEmpty()) {
        return problem("that is not a call id");
      }
      return new LocalReply(
          "",
          NodeAnswers.JSON.valueToTree(
              request.command().equals("summary")
                  ? new SummaryReader(storage).read(call.get(), false)
                  : new ReplayReader(storage, BuildVersion.current()).replay(call.get(), false)));
    } catch (SQLException e) {
      throw new IllegalStateException("the journal cannot be read", e);
    }
  }

  /** What writes needs the entities: a node that takes no calls. */
  private static LocalReply throughCore(Configuration.Loaded configuration, LocalRequest request) {
    Closing closing = new Closing();
    try {
      Clock clock = Clock.systemUTC();
      Storage.Opening opening = NodeCore.openStorage(configuration, clock, closing);
      if (opening instanceof Storage.Opening.Failed failed) {
        return problem(failed.line());
      }
      Storage storage = ((Storage.Opening.Opened) opening).storage();
      NodeCore.Start start =
          NodeCore.start(
              configuration, clock, BuildVersion.current(), storage, closing, Passages.UNWATCHED);
      return start instanceof NodeCore.Start.Started started
          ? new NodeAnswers(started.core()).apply(request)
          : problem(((NodeCore.Start.Failed) start).line());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return problem("it was stopped while it asked");
    } catch (ExecutionException e) {
      throw new IllegalStateException("the entities could not be started", e);
    } finally {
      closing.now();
    }
  }

  private static LocalReply problem(String line) {
    return new LocalReply(line, NullNode.getInstance());
  }
}
