package frontdesk.ops.firstcall.harness;

import frontdesk.config.Configuration;
import frontdesk.ops.BuildVersion;
import frontdesk.ops.call.ReplayReader;
import frontdesk.ops.call.ReplayReport;
import frontdesk.ops.node.FrontdeskNode;
import frontdesk.ops.node.NodeStart;
import frontdesk.ops.node.NodeStarter;
import frontdesk.ops.node.Senses;
import frontdesk.persistence.audit.JournalEntry;
import frontdesk.persistence.audit.JournalReader;
import frontdesk.persistence.call.CallReader;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.audit.StoredEvent;
import frontdesk.protocol.booking.LedgerEvent;
import frontdesk.protocol.id.CallId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.logging.LogManager;
import java.util.stream.Stream;

/** A whole node in this JVM, which can be stopped and started again on the same files and ports. */
public final class NodeUnderTest implements AutoCloseable {
  private static final int LONGEST_HISTORY = 10_000;

  static {
    // sphinx4 logs its set-up through java.util.logging, at levels meant for its authors.
    LogManager.getLogManager().reset();
  }

  private final NodeFiles files;
  private final Clock clock;
  private final Senses senses;
  private final CallLog calls = new CallLog();
  private FrontdeskNode node;

  private NodeUnderTest(NodeFiles files, Clock clock, Senses senses) {
    this.files = files;
    this.clock = clock;
    this.senses = senses;
    this.node = start(files, clock, calls, senses);
  }

  /** Starts one on this loopback address, with these settings on top. Takes some seconds. */
  public static NodeUnderTest start(Path directory, String host, String overrides)
      throws IOException {
    return start(directory, host, overrides, Clock.systemUTC());
  }

  /** The same by another clock, which goes on over restarts: its calls know which day it is. */
  public static NodeUnderTest start(Path directory, String host, String overrides, Clock clock)
      throws IOException {
    return new NodeUnderTest(NodeFiles.at(directory, host, overrides), clock, Senses.SOUND);
  }

  /**
   * The same for callers who press keys, or whom a vendor hears: no engine of its own is loaded,
   * which takes seconds.
   */
  public static NodeUnderTest startWithoutEars(Path directory, String host, String overrides)
      throws IOException {
    return startWithoutEars(directory, host, overrides, Clock.systemUTC());
  }

  /** The same by another clock. */
  public static NodeUnderTest startWithoutEars(
      Path directory, String host, String overrides, Clock clock) throws IOException {
    return new NodeUnderTest(
        NodeFiles.at(directory, host, overrides),
        clock,
        new Senses(engines -> DeafEngine::new, UnaryOperator.identity()));
  }

  private static FrontdeskNode start(NodeFiles files, Clock clock, CallLog calls, Senses senses) {
    Configuration.Outcome outcome = Configuration.load(Optional.of(files.config()), Map.of());
    if (!(outcome instanceof Configuration.Loaded loaded)) {
      throw new AssertionError("the test's configuration is wrong: " + outcome);
    }
    NodeStart start = new NodeStarter(loaded, clock, BuildVersion.current(), calls, senses).start();
    if (start instanceof NodeStart.Started started) {
      return started.node();
    }
    throw new AssertionError("the node did not start: " + ((NodeStart.Failed) start).line());
  }

  /** Stops it, and starts it again where it was. */
  public void restart() {
    node.close();
    node = start(files, clock, calls, senses);
  }

  public FrontdeskNode node() {
    return node;
  }

  public NodeFiles files() {
    return files;
  }

  /** Where it takes SIP, over UDP and TCP. */
  public InetSocketAddress sip() {
    return new InetSocketAddress(files.address(), files.sipPort());
  }

  /** What it told of its calls. */
  public CallLog calls() {
    return calls;
  }

  /** What its journal holds. */
  public JournalReader journal() {
    return new JournalReader(node.storage().journal().source(), LONGEST_HISTORY);
  }

  /** The calls in its journal, latest first. */
  public List<CallId> storedCalls() throws SQLException {
    return new CallReader(journal()).latest(LONGEST_HISTORY);
  }

  /** The events of a call, in order. */
  public List<StoredEvent> events(CallId call) throws SQLException {
    return new CallReader(journal()).history(call).stream().flatMap(NodeUnderTest::event).toList();
  }

  /** The references of the appointments that a call has booked. */
  public List<String> bookings(CallId call) throws SQLException {
    return booked(call).stream().map(booked -> booked.appointment().reference()).toList();
  }

  /** What a call has booked. */
  public List<LedgerEvent.AppointmentBooked> booked(CallId call) throws SQLException {
    List<LedgerEvent.AppointmentBooked> bookings = new ArrayList<>();
    for (String ledger : journal().persistenceIds(EntityKind.LEDGER, LONGEST_HISTORY)) {
      journal().history(ledger).stream()
          .flatMap(NodeUnderTest::event)
          .filter(event -> event instanceof LedgerEvent.AppointmentBooked)
          .map(event -> (LedgerEvent.AppointmentBooked) event)
          .filter(booked -> booked.call().equals(call))
          .forEach(bookings::add);
    }
    return bookings;
  }

  /** What replaying a call shows. */
  public ReplayReport replay(CallId call, boolean words) throws SQLException {
    return new ReplayReader(node.storage(), BuildVersion.current()).replay(call, words);
  }

  private static Stream<StoredEvent> event(JournalEntry entry) {
    return entry instanceof JournalEntry.Event event ? Stream.of(event.event()) : Stream.empty();
  }

  @Override
  public void close() {
    node.close();
  }
}
