package frontdesk.engine.patient;

import frontdesk.protocol.id.PatientId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import scala.collection.immutable.HashMap;
import scala.collection.immutable.HashMap$;
import scala.jdk.javaapi.OptionConverters;

/** Entries by a keyed hash of something that is known of them; immutable. */
record Index(HashMap<String, List<PatientId>> ids) {
  static Index empty() {
    return new Index(HashMap$.MODULE$.<String, List<PatientId>>empty());
  }

  List<PatientId> get(String hmac) {
    Optional<List<PatientId>> found = OptionConverters.toJava(ids.get(hmac));
    return found.orElse(List.of());
  }

  Index with(Optional<String> hmac, PatientId id) {
    if (hmac.isEmpty() || get(hmac.get()).contains(id)) {
      return this;
    }
    // In an order that does not depend on when it came: a snapshot is read to an equal state.
    List<PatientId> more =
        Stream.concat(get(hmac.get()).stream(), Stream.of(id))
            .sorted(Comparator.comparing(PatientId::value))
            .toList();
    return new Index(ids.updated(hmac.get(), more));
  }

  Index without(Optional<String> hmac, PatientId id) {
    if (hmac.isEmpty()) {
      return this;
    }
    List<PatientId> rest = get(hmac.get()).stream().filter(other -> !other.equals(id)).toList();
    return new Index(rest.isEmpty() ? ids.removed(hmac.get()) : ids.updated(hmac.get(), rest));
  }
}
