package fr.marelle.directory.plan;

import fr.marelle.directory.entry.SchoolEntry;
import fr.marelle.directory.entry.SchoolRef;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which school a source means. Learns as it reads; one thread may read while another asks. */
public final class SchoolNames {
  private final Map<String, String> uaiByJointure;

  /**
   * @param known UAI by jointure, from earlier runs
   */
  public SchoolNames(Map<String, String> known) {
    this.uaiByJointure = new ConcurrentHashMap<>(known);
  }

  /** Takes in what a source says of a school. */
  public void learn(SchoolEntry school) {
    school
        .jointure()
        .ifPresent(id -> school.uai().value().ifPresent(uai -> uaiByJointure.put(id.text(), uai)));
  }

  /**
   * The school that an entry is about; empty where only its jointure is said, and nobody knows it.
   */
  public Optional<String> uai(SchoolEntry school) {
    return school.uai().value().or(() -> school.jointure().map(id -> uaiByJointure.get(id.text())));
  }

  Optional<String> uai(SchoolRef school) {
    return school instanceof SchoolRef.ByUai named
        ? Optional.of(named.uai())
        : Optional.ofNullable(uaiByJointure.get(((SchoolRef.ByJointure) school).id().text()));
  }
}
