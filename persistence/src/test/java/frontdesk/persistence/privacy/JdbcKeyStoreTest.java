package frontdesk.persistence.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.config.KeysSettings;
import frontdesk.persistence.journal.DatabaseAddress;
import frontdesk.persistence.journal.DatabasesForTests;
import frontdesk.persistence.journal.OpenDatabase;
import frontdesk.persistence.journal.Schema;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.privacy.Sealed;
import frontdesk.protocol.privacy.Sealing;
import frontdesk.protocol.privacy.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbcKeyStoreTest {
  private static final KeyId KEY = new KeyId("call/1");
  private static final String PLACE = "call|1/CallBegan/caller";

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void shouldOpenAfterRestartWhatWasSealedBefore(DatabasesForTests kind) throws Exception {
    // given
    DatabaseAddress address = kind.fresh(directory, "keys");
    Sealed sealed;
    String hash;
    try (OpenDatabase keys = DatabasesForTests.open(address, Schema.KEYS)) {
      JdbcKeyStore store = store(keys);
      sealed = get(store.create(KEY)).seal("Ana Popescu", PLACE);
      hash = get(store.clinicHash(new ClinicId("dental"))).of("+40740000000");
    }
    // when
    try (OpenDatabase keys = DatabasesForTests.open(address, Schema.KEYS)) {
      JdbcKeyStore store = store(keys);
      Sealing again = get(store.find(KEY)).orElseThrow();
      // then
      assertThat(again.open(sealed, PLACE)).contains("Ana Popescu");
      assertThat(get(store.create(KEY)).open(sealed, PLACE)).contains("Ana Popescu");
      assertThat(get(store.clinicHash(new ClinicId("dental"))).of("+40740000000")).isEqualTo(hash);
      assertThat(get(store.clinicHash(new ClinicId("other"))).of("+40740000000"))
          .isNotEqualTo(hash)
          .hasSize(64);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldLeaveNoRowOfAKeyThatWasMadeInVain(DatabasesForTests kind) throws Exception {
    // given
    DatabaseAddress address = kind.fresh(directory, "keys");
    KeyId kept = new KeyId("call/2");
    try (OpenDatabase keys = DatabasesForTests.open(address, Schema.KEYS)) {
      JdbcKeyStore store = store(keys);
      get(store.create(KEY));
      get(store.create(kept));
      get(store.destroy(kept));
      // when
      get(store.forget(KEY));
      get(store.forget(kept));
      // then: that a key was destroyed is not forgotten
      try (Connection connection = keys.source().getConnection();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT \"id\" FROM \"data_key\"")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo(kept.value());
        assertThat(rows.next()).isFalse();
      }
      assertThat(get(store.find(KEY))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldOpenNothingAfterKeyIsDestroyed(DatabasesForTests kind) throws Exception {
    // given
    DatabaseAddress address = kind.fresh(directory, "keys");
    try (OpenDatabase keys = DatabasesForTests.open(address, Schema.KEYS)) {
      JdbcKeyStore store = store(keys);
      Sealing held = get(store.create(KEY));
      Sealed sealed = held.seal("Ana Popescu", PLACE);
      // when
      get(store.destroy(KEY));
      // then
      assertThat(get(store.find(KEY))).isEmpty();
      assertThat(held.open(sealed, PLACE)).isEmpty();
      assertThatThrownBy(() -> held.seal("more", PLACE)).isInstanceOf(KeyDestroyedException.class);
      assertThatThrownBy(() -> get(store.create(KEY)))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(KeyDestroyedException.class);
    }
  }

  @Test
  void shouldNotOpenElsewhereThanSealed() throws Exception {
    // given
    DatabaseAddress address = DatabasesForTests.H2.fresh(directory, "keys");
    try (OpenDatabase keys = DatabasesForTests.open(address, Schema.KEYS)) {
      JdbcKeyStore store = store(keys);
      Sealed sealed = get(store.create(KEY)).seal("Ana Popescu", PLACE);
      Sealing other = get(store.create(new KeyId("call/2")));
      // when
      Optional<String> elsewhere = get(store.create(KEY)).open(sealed, PLACE + "2");
      // then
      assertThat(elsewhere).isEmpty();
      assertThat(other.open(sealed, PLACE)).isEmpty();
    }
  }

  @Test
  void shouldLeaveNoWrappedKeyInTheFileWhenDestroyed() throws Exception {
    // given
    DatabaseAddress.H2File address =
        (DatabaseAddress.H2File) DatabasesForTests.H2.fresh(directory, "keys");
    byte[] wrapped;
    try (OpenDatabase keys = DatabasesForTests.open(address, Schema.KEYS)) {
      JdbcKeyStore store = store(keys);
      get(store.create(KEY));
      get(store.create(new KeyId("call/2")));
      wrapped = wrapped(keys);
    }
    assertThat(holds(address.onDisk(), wrapped)).as("the search works").isTrue();
    // when
    try (OpenDatabase keys = DatabasesForTests.open(address, Schema.KEYS)) {
      get(store(keys).destroy(KEY));
    }
    // then
    assertThat(holds(address.onDisk(), wrapped)).isFalse();
  }

  private static byte[] wrapped(OpenDatabase keys) throws Exception {
    try (Connection connection = keys.source().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT \"wrapped\" FROM \"data_key\" WHERE \"id\" = 'call/1'")) {
      rows.next();
      return rows.getBytes(1);
    }
  }

  private static boolean holds(Path file, byte[] needle) throws Exception {
    return HexFormat.of()
        .formatHex(Files.readAllBytes(file))
        .contains(HexFormat.of().formatHex(needle));
  }

  @Test
  void shouldMakeMasterKeyForItsOwnerOnly() throws Exception {
    // given
    DatabaseAddress address = DatabasesForTests.H2.fresh(directory.resolve("data"), "keys");
    // when
    try (OpenDatabase keys = DatabasesForTests.open(address, Schema.KEYS)) {
      get(store(keys).create(KEY));
    }
    // then
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(master())))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("data"))))
        .isEqualTo("rwx------");
    assertThat(Base64.getDecoder().decode(Files.readString(master()).trim())).hasSize(32);
  }

  @Test
  void shouldRefuseAnotherMasterKeyAndMakeNoneWhereOneIsMissing() throws Exception {
    // given
    DatabaseAddress address = DatabasesForTests.H2.fresh(directory, "keys");
    try (OpenDatabase keys = DatabasesForTests.open(address, Schema.KEYS)) {
      get(store(keys).create(KEY));
    }
    try (OpenDatabase keys = DatabasesForTests.open(address, Schema.KEYS)) {
      // when
      Files.delete(master());
      // then
      assertThat(refusal(keys, keys(Optional.empty(), master())))
          .isEqualTo(KeysUnavailable.Reason.MASTER_KEY_MISSING);
      assertThat(master()).doesNotExist();
      assertThat(refusal(keys, given(Base64.getEncoder().encodeToString(new byte[32]))))
          .isEqualTo(KeysUnavailable.Reason.MASTER_KEY_WRONG);
      assertThat(refusal(keys, given("not base64!")))
          .isEqualTo(KeysUnavailable.Reason.MASTER_KEY_INVALID);
      assertThat(refusal(keys, given("c2hvcnQ=")))
          .isEqualTo(KeysUnavailable.Reason.MASTER_KEY_INVALID);
    }
  }

  private KeysSettings given(String base64) {
    return keys(Optional.of(new Secret(base64)), master());
  }

  static KeysSettings keys(Optional<Secret> masterKey, Path masterKeyFile) {
    return new KeysSettings(
        masterKey, masterKeyFile, Path.of("unused"), "", "unused", 1_000, Duration.ofMinutes(5));
  }

  private static KeysUnavailable.Reason refusal(OpenDatabase keys, KeysSettings source) {
    JdbcKeyStore.Opening opening =
        JdbcKeyStore.open(keys, source, new SecureRandom(), InstantSource.system());
    assertThat(opening).isInstanceOf(JdbcKeyStore.Opening.Failed.class);
    return ((JdbcKeyStore.Opening.Failed) opening).why().reason();
  }

  private Path master() {
    return directory.resolve("master.key");
  }

  private JdbcKeyStore store(OpenDatabase keys) {
    JdbcKeyStore.Opening opening =
        JdbcKeyStore.open(
            keys, keys(Optional.empty(), master()), new SecureRandom(), InstantSource.system());
    assertThat(opening).isInstanceOf(JdbcKeyStore.Opening.Opened.class);
    return ((JdbcKeyStore.Opening.Opened) opening).store();
  }

  private static <T> T get(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
