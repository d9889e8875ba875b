package frontdesk.persistence.privacy;

import frontdesk.config.KeysSettings;
import frontdesk.persistence.journal.DatabaseAddress;
import frontdesk.persistence.journal.DatabaseWork;
import frontdesk.persistence.journal.OpenDatabase;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.privacy.KeyStore;
import frontdesk.protocol.privacy.Sealing;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys in a database of their own: Tink AES-256-GCM data keys, each wrapped by the master key with
 * its own name as associated data. Thread-safe; all work runs on the keys database's threads.
 */
public final class JdbcKeyStore implements KeyStore {
  /*
   * What destroying a key leaves behind. The row loses its bytes at once and every later reader finds
   * none. H2 writes new versions of a page beside the old ones, so the old bytes stay in the file until
   * their place is reused, at the latest until the node stops, when the keys' file is rewritten.
   * PostgreSQL frees them with VACUUM, which is asked for. Backups of the keys' database must be
   * short-lived; and what lingers is of no use without the master key.
   */
  private static final Logger LOG = LoggerFactory.getLogger(JdbcKeyStore.class);
  private static final int SECRET_BYTES = 32;

  private final DatabaseWork work;
  private final boolean h2;
  private final KeyWrapping wrapping;
  private final SealingCache cache;
  private final SecureRandom random;
  private final InstantSource clock;

  private JdbcKeyStore(
      OpenDatabase keys,
      KeyWrapping wrapping,
      KeysSettings settings,
      SecureRandom random,
      InstantSource clock) {
    this.work = new DatabaseWork(keys.source(), keys.threads());
    this.h2 = keys.address() instanceof DatabaseAddress.H2File;
    this.wrapping = wrapping;
    this.cache = new SealingCache(settings.cachedKeys(), settings.cachedFor(), clock);
    this.random = random;
    this.clock = clock;
  }

  /** What came of opening: the store, or why not. */
  public sealed interface Opening {
    /** It is open. */
    record Opened(JdbcKeyStore store) implements Opening {}

    /** It is not. */
    record Failed(KeysUnavailable why) implements Opening {}
  }

  /**
   * Finds or makes the master key, and checks that it is the one that wrapped what is stored.
   * Blocking.
   *
   * @param keys a database opened for {@code Schema.KEYS}; the caller closes it
   */
  public static Opening open(
      OpenDatabase keys, KeysSettings settings, SecureRandom random, InstantSource clock) {
    try (Connection connection = keys.source().getConnection()) {
      Optional<byte[]> proof = KeyRows.proof(connection);
      MasterKey.Loading loading =
          MasterKey.load(MasterKeySource.of(settings), proof.isEmpty(), random);
      if (loading instanceof MasterKey.Loading.Failed failed) {
        return new Opening.Failed(failed.why());
      }
      KeyWrapping wrapping = new KeyWrapping(((MasterKey.Loading.Loaded) loading).aead());
      if (proof.isEmpty()) {
        KeyRows.insertProof(connection, wrapping.newProof());
      }
      // Read again: a node that started at the same time may have proved another key.
      if (!wrapping.opensProof(KeyRows.proof(connection).orElseThrow())) {
        return new Opening.Failed(
            new KeysUnavailable(
                KeysUnavailable.Reason.MASTER_KEY_WRONG, shown(MasterKeySource.of(settings))));
      }
      return new Opening.Opened(new JdbcKeyStore(keys, wrapping, settings, random, clock));
    } catch (SQLException | GeneralSecurityException e) {
      LOG.error("{} failed while the keys were opened", keys.address().shown(), e);
      return new Opening.Failed(
          new KeysUnavailable(KeysUnavailable.Reason.DATABASE_FAILED, keys.address().shown()));
    }
  }

  private static String shown(MasterKeySource source) {
    return source instanceof MasterKeySource.InFile file
        ? file.file().toString()
        : "the master key in the settings";
  }

  @Override
  public CompletionStage<Sealing> create(KeyId keyId) {
    Optional<AeadSealing> known = cache.find(keyId);
    if (known.isPresent()) {
      return CompletableFuture.completedStage(known.get());
    }
    return work.run(
        connection -> {
          if (KeyRows.find(connection, keyId.value()).isEmpty()) {
            KeyRows.insert(connection, keyId.value(), wrapping.newKey(keyId), clock.instant());
          }
          return load(connection, keyId).orElseThrow(() -> new KeyDestroyedException(keyId));
        });
  }

  @Override
  public CompletionStage<Optional<Sealing>> find(KeyId keyId) {
    Optional<AeadSealing> known = cache.find(keyId);
    if (known.isPresent()) {
      return CompletableFuture.completedStage(Optional.of(known.get()));
    }
    return work.run(connection -> load(connection, keyId).map(Sealing.class::cast));
  }

  private Optional<AeadSealing> load(Connection connection, KeyId keyId) throws SQLException {
    while (true) {
      long readAfter = cache.destructions();
      Optional<KeyRows.Row> row = KeyRows.find(connection, keyId.value());
      if (row.isEmpty() || !(row.get() instanceof KeyRows.Row.Wrapped wrapped)) {
        return Optional.empty();
      }
      AeadSealing unwrapped = wrapping.unwrapKey(keyId, wrapped.bytes());
      Optional<AeadSealing> kept = cache.keep(keyId, unwrapped, readAfter);
      if (kept.isPresent()) {
        return kept;
      }
    }
  }

  @Override
  public CompletionStage<Void> destroy(KeyId keyId) {
    return work.run(
            connection -> {
              KeyRows.destroy(connection, keyId.value(), clock.instant());
              cache.destroy(keyId);
              clean(connection);
              return keyId;
            })
        .thenAccept(destroyed -> LOG.info("key {} was destroyed", destroyed));
  }

  @Override
  public CompletionStage<Void> forget(KeyId keyId) {
    return work.run(
            connection -> {
              KeyRows.forget(connection, keyId.value());
              cache.destroy(keyId);
              return keyId;
            })
        .thenAccept(forgotten -> LOG.debug("key {} was made in vain", forgotten));
  }

  /** Asks the database to let go of the old row; the key is destroyed whether it can or not. */
  private void clean(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(h2 ? "CHECKPOINT SYNC" : "VACUUM \"data_key\"");
    } catch (SQLException e) {
      LOG.warn("the keys' database could not be cleaned after a key was destroyed", e);
    }
  }

  @Override
  public CompletionStage<KeyedHash> clinicHash(ClinicId clinic) {
    return work.run(
        connection -> {
          if (KeyRows.secret(connection, clinic.value()).isEmpty()) {
            byte[] fresh = new byte[SECRET_BYTES];
            random.nextBytes(fresh);
            KeyRows.insertSecret(
                connection, clinic.value(), wrapping.wrapSecret(clinic, fresh), clock.instant());
          }
          byte[] stored = KeyRows.secret(connection, clinic.value()).orElseThrow();
          return new HmacSha256(wrapping.unwrapSecret(clinic, stored));
        });
  }
}
