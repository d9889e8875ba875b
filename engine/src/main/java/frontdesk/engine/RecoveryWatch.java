package frontdesk.engine;

/** Is told how the recovery of one persistent entity ended; on the entity's thread. */
public interface RecoveryWatch {
  /** Watches nothing: for an entity that stands outside a node. */
  RecoveryWatch UNWATCHED =
      new RecoveryWatch() {
        @Override
        public void failed(Throwable cause) {
          // The entity logs its failure and stops; nobody here counts.
        }

        @Override
        public void completed() {
          // As it should be.
        }
      };

  /** The recovery failed; the entity stops. */
  void failed(Throwable cause);

  /** It recovered. */
  void completed();
}
