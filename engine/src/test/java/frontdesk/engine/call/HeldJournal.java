package frontdesk.engine.call;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.persistence.testkit.JournalOperation;
import org.apache.pekko.persistence.testkit.ProcessingPolicy;
import org.apache.pekko.persistence.testkit.ProcessingResult;
import org.apache.pekko.persistence.testkit.ProcessingSuccess;
import org.apache.pekko.persistence.testkit.WriteEvents;

/** A journal that holds the writes of one entity back until it is told what becomes of them. */
final class HeldJournal implements ProcessingPolicy<JournalOperation>, AutoCloseable {
  private final CallHouse house;
  private final String persistenceId;
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);
  private volatile ProcessingResult result = ProcessingSuccess.getInstance();

  HeldJournal(CallHouse house, String persistenceId) {
    this.house = house;
    this.persistenceId = persistenceId;
    house.journal.withPolicy(this);
  }

  @Override
  public ProcessingResult tryProcess(String writer, JournalOperation operation) {
    if (!writer.equals(persistenceId) || !(operation instanceof WriteEvents)) {
      return ProcessingSuccess.getInstance();
    }
    reached.countDown();
    await(go);
    return result;
  }

  /** A write is under way and held back. */
  void awaitWrite() {
    await(reached);
  }

  void release(ProcessingResult outcome) {
    result = outcome;
    go.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      CallHouse.check(latch.await(10, TimeUnit.SECONDS), "nothing was written");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    release(ProcessingSuccess.getInstance());
    house.journal.resetPolicy();
  }
}
