package frontdesk.ops.node;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.catalogue.Catalogues;
import frontdesk.engine.call.ClinicKnowledge;
import frontdesk.engine.speech.language.GrammarWriter;
import frontdesk.persistence.audit.JdbcContentStore;
import frontdesk.protocol.audit.ContentStore;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.ContentHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClinicBookTest {
  private static final ClinicId CLINIC = new ClinicId("harbour-view");

  @TempDir private Path directory;

  @Test
  void shouldLetACallGoOnWithWhatItBeganWith() throws IOException {
    // given
    StoredTexts texts = new StoredTexts();
    ClinicBook book =
        ClinicBook.store(
            catalogues("price = 60"), Limits.DEFAULT, GrammarWriter.english(), texts, 2);
    ClinicKnowledge begun = book.apply(CLINIC).orElseThrow();

    // when
    book.replace(catalogues("price = 65"));
    ClinicKnowledge now = book.apply(CLINIC).orElseThrow();

    // then
    assertThat(price(begun)).isEqualTo("60.00");
    assertThat(price(now)).isEqualTo("65.00");
    assertThat(book.asBegun(CLINIC, begun.contents())).contains(begun);
    assertThat(book.asBegun(CLINIC, now.contents())).contains(now);
    assertThat(texts.stored).containsKey(begun.contents().catalogue());
    assertThat(texts.stored).containsKey(now.contents().catalogue());
  }

  @Test
  void shouldForgetWhatNoCallCanStillGoOnWith() throws IOException {
    // given
    ClinicBook book =
        ClinicBook.store(
            catalogues("price = 60"),
            Limits.DEFAULT,
            GrammarWriter.english(),
            new StoredTexts(),
            3);
    ClinicKnowledge first = book.apply(CLINIC).orElseThrow();

    // when: as many as are kept, the first one among them
    book.replace(catalogues("price = 100"));
    book.replace(catalogues("price = 101"));
    assertThat(book.asBegun(CLINIC, first.contents())).contains(first);
    book.replace(catalogues("price = 102"));

    // then it is as after a takeover by a node that never knew it
    assertThat(book.asBegun(CLINIC, first.contents())).isEqualTo(book.apply(CLINIC));
  }

  private Catalogues catalogues(String price) throws IOException {
    try (InputStream in =
        Catalogues.class.getClassLoader().getResourceAsStream(Catalogues.SAMPLES.get(1))) {
      String text =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
              .replaceFirst("price = 60", price);
      Path file = Files.writeString(directory.resolve("clinic.conf"), text);
      return ((Catalogues.Loaded) Catalogues.load(List.of(file))).catalogues();
    }
  }

  private static String price(ClinicKnowledge knowledge) {
    return knowledge.catalogue().services().get(0).price().toPlainString();
  }

  private static final class StoredTexts implements ContentStore {
    private final Map<ContentHash, String> stored = new ConcurrentHashMap<>();

    @Override
    public CompletionStage<ContentHash> put(String text) {
      ContentHash hash = JdbcContentStore.hash(text);
      stored.put(hash, text);
      return CompletableFuture.completedStage(hash);
    }

    @Override
    public CompletionStage<Optional<String>> get(ContentHash hash) {
      return CompletableFuture.completedStage(Optional.ofNullable(stored.get(hash)));
    }
  }
}
