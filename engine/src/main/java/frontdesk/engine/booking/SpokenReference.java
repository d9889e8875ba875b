package frontdesk.engine.booking;

import frontdesk.protocol.privacy.KeyStore.KeyedHash;

/**
 * Makes the short numbers by which patients name their appointments: unique in a clinic, and not to
 * be guessed from the one before.
 *
 * <p>The first 9,000 have four digits, the next 90,000 five, and so on. Pure; thread-safe.
 */
final class SpokenReference {
  /* Format-preserving permutation: a balanced Feistel network over the smallest even number of bits
   * that covers the tier, walked again while its result lies outside the tier (Black and Rogaway,
   * "Ciphers with Arbitrary Finite Domains", 2002: cycle walking). A permutation of the count gives
   * uniqueness without a table. It hides order from casual guessing; it is no credential. */
  private static final int ROUNDS = 6;
  private static final int FIRST_TIER = 1_000;

  private final long key;

  SpokenReference(KeyedHash hash) {
    key = Long.parseUnsignedLong(hash.of("appointment-reference").substring(0, 16), 16);
  }

  /** The reference of the appointment made after this many others; at least four digits. */
  String of(long bookedBefore) {
    long first = FIRST_TIER;
    long index = bookedBefore;
    while (index >= 9 * first) {
      index -= 9 * first;
      first *= 10;
    }
    return Long.toString(first + permute(index, 9 * first));
  }

  private long permute(long index, long size) {
    int bits = 64 - Long.numberOfLeadingZeros(size - 1);
    int half = (bits + 1) / 2;
    long value = index;
    do {
      value = feistel(value, half, size);
    } while (value >= size);
    return value;
  }

  private long feistel(long value, int half, long size) {
    long mask = (1L << half) - 1;
    long left = value >>> half;
    long right = value & mask;
    for (int round = 0; round < ROUNDS; round++) {
      long mixed = mix(right ^ key ^ mix(size + round)) & mask;
      long next = left ^ mixed;
      left = right;
      right = next;
    }
    return left << half | right;
  }

  /** The finalizer of SplitMix64. */
  private static long mix(long seed) {
    long z = seed + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
