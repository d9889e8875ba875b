package frontdesk.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import frontdesk.persistence.journal.DatabaseAddress;
import frontdesk.persistence.journal.DatabasesForTests;
import frontdesk.persistence.journal.OpenDatabase;
import frontdesk.persistence.journal.Schema;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.audit.Quarantine;
import frontdesk.protocol.audit.Quarantine.Entry;
import frontdesk.protocol.audit.Quarantine.Reason;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.ClinicId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbcQuarantineTest {
  private static final String ID = EntityKind.LEDGER.persistenceId("smile");
  private static final Quarantine.Failure FAILURE =
      new Quarantine.Failure(
          ID, EntityKind.LEDGER, Optional.of(new ClinicId("smile")), new BuildId("b1"));

  @TempDir Path directory;
  private final Throwable damaged =
      new IllegalStateException(new JsonParseException(null, "damaged"));
  private final AtomicLong now = new AtomicLong(1_000_000);
  private final InstantSource clock = () -> Instant.ofEpochMilli(now.getAndAdd(1_000));

  private Quarantine quarantine(OpenDatabase journal) {
    return new JdbcQuarantine(journal, clock, 3);
  }

  @ParameterizedTest
  @EnumSource
  void shouldSetApartAtTheThirdFailureCountedOverRestarts(DatabasesForTests kind) throws Exception {
    DatabaseAddress address = kind.fresh(directory, "quarantine");
    try (OpenDatabase journal = DatabasesForTests.open(address, Schema.JOURNAL)) {
      Quarantine quarantine = quarantine(journal);
      assertThat(get(quarantine.find(ID))).isEmpty();
      assertThat(get(quarantine.failed(FAILURE, damaged)).orElseThrow().failures()).isEqualTo(1);
      assertThat(get(quarantine.failed(FAILURE, damaged)).orElseThrow().isQuarantined()).isFalse();
    }
    try (OpenDatabase journal = DatabasesForTests.open(address, Schema.JOURNAL)) {
      // when
      Quarantine quarantine = quarantine(journal);
      Entry third = get(quarantine.failed(FAILURE, damaged)).orElseThrow();
      // then
      assertThat(third.since()).contains(third.lastFailure());
      assertThat(third.firstFailure()).isBefore(third.lastFailure());
      assertThat(third.clinic()).contains(new ClinicId("smile"));
      assertThat(third.build()).isEqualTo(new BuildId("b1"));
      assertThat(third.reason()).isEqualTo(Reason.UNREADABLE_EVENT);
      assertThat(get(quarantine.find(ID))).contains(third);
      // and a fourth failure does not set it apart again
      Entry fourth = get(quarantine.failed(FAILURE, damaged)).orElseThrow();
      assertThat(fourth.since()).isEqualTo(third.since());
      assertThat(fourth.since()).isNotEqualTo(Optional.of(fourth.lastFailure()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldSetApartOnceWhenFailuresComeTogether(DatabasesForTests kind) throws Exception {
    try (OpenDatabase journal =
        DatabasesForTests.open(kind.fresh(directory, "together"), Schema.JOURNAL)) {
      // given
      Quarantine quarantine = quarantine(journal);
      // when
      List<CompletableFuture<Optional<Entry>>> counted = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        counted.add(quarantine.failed(FAILURE, damaged).toCompletableFuture());
      }
      for (CompletableFuture<Optional<Entry>> one : counted) {
        get(one);
      }
      // then
      assertThat(get(quarantine.find(ID)).orElseThrow().failures()).isEqualTo(8);
      assertThat(get(quarantine.list(10))).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldForgetWhatRecoversAndKeepWhatIsSetApart(DatabasesForTests kind) throws Exception {
    try (OpenDatabase journal =
        DatabasesForTests.open(kind.fresh(directory, "forget"), Schema.JOURNAL)) {
      // given
      Quarantine quarantine = quarantine(journal);
      get(quarantine.failed(FAILURE, damaged));
      // when
      get(quarantine.recovered(ID));
      // then
      assertThat(get(quarantine.find(ID))).isEmpty();
      // and nothing but a release ends a quarantine
      for (int i = 0; i < 3; i++) {
        get(quarantine.failed(FAILURE, damaged));
      }
      get(quarantine.recovered(ID));
      get(quarantine.farewellSaid(ID, Optional.of(new ClinicId("other"))));
      Entry kept = get(quarantine.find(ID)).orElseThrow();
      assertThat(kept.isQuarantined()).isTrue();
      assertThat(kept.farewellSaid()).isTrue();
      assertThat(kept.clinic()).contains(new ClinicId("smile"));
      assertThat(get(quarantine.release(ID))).contains(kept);
      assertThat(get(quarantine.release(ID))).isEmpty();
      Entry released = get(quarantine.find(ID)).orElseThrow();
      assertThat(released.isQuarantined()).isFalse();
      assertThat(released.failures()).isZero();
      assertThat(released.farewellSaid()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldNotCountAStoreThatIsNotThere(DatabasesForTests kind) throws Exception {
    try (OpenDatabase journal =
        DatabasesForTests.open(kind.fresh(directory, "store"), Schema.JOURNAL)) {
      Quarantine quarantine = quarantine(journal);
      for (Throwable cause :
          List.of(
              new TimeoutException("slow"),
              new RejectedExecutionException("full"),
              new SQLTransientConnectionException("none free"),
              new SQLException("shut down", "57P01"),
              new SQLException("closed", "90121"),
              new IllegalStateException(new SQLException("refused", "08001")))) {
        assertThat(get(quarantine.failed(FAILURE, cause))).as(cause.toString()).isEmpty();
      }
      assertThat(get(quarantine.find(ID))).isEmpty();
      // but what is stored and cannot be read or applied counts, whatever says so
      assertThat(reason(quarantine, new SQLException("no such value", "22001")))
          .isEqualTo(Reason.UNREADABLE_EVENT);
      assertThat(reason(quarantine, new IllegalStateException("Invalid replayed event [1]")))
          .isEqualTo(Reason.WRITERS_INTERLEAVED);
      assertThat(reason(quarantine, new NullPointerException("in the event handler")))
          .isEqualTo(Reason.EVENT_NOT_APPLICABLE);
    }
  }

  private static Reason reason(Quarantine quarantine, Throwable cause) throws Exception {
    return get(quarantine.failed(FAILURE, cause)).orElseThrow().reason();
  }

  private static <T> T get(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
