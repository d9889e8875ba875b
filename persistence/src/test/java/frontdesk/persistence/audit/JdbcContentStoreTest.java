package frontdesk.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.persistence.journal.DatabasesForTests;
import frontdesk.persistence.journal.OpenDatabase;
import frontdesk.persistence.journal.Schema;
import frontdesk.protocol.audit.ContentStore;
import frontdesk.protocol.id.ContentHash;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbcContentStoreTest {
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void shouldKeepEachContentOnceUnderItsHash(DatabasesForTests kind) throws Exception {
    try (OpenDatabase journal =
        DatabasesForTests.open(kind.fresh(directory, "journal"), Schema.JOURNAL)) {
      // given
      ContentStore contents = new JdbcContentStore(journal, InstantSource.system());
      String text = "catalogue äöü " + "x".repeat(100_000);
      // when
      List<CompletableFuture<ContentHash>> puts = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        puts.add(contents.put(text).toCompletableFuture());
      }
      // then
      ContentHash hash = JdbcContentStore.hash(text);
      for (CompletableFuture<ContentHash> put : puts) {
        assertThat(get(put)).isEqualTo(hash);
      }
      assertThat(get(contents.get(hash))).contains(text);
      assertThat(get(contents.get(JdbcContentStore.hash("something else")))).isEmpty();
      // SHA-256 of the empty text, as everybody computes it
      assertThat(get(contents.put("")).value())
          .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
  }

  private static <T> T get(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
