package fr.marelle.progress;

import fr.marelle.account.Profile;
import fr.marelle.statement.ValueList;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The table. */
final class ProgressRecords {
  private static final String LATEST =
      """
      select p from ProgressEntity p where p.day > :first
        and p.day = (select max(q.day) from ProgressEntity q
          where q.groupId = p.groupId and q.profile = p.profile)
        and p.groupId in\s""";

  private final EntityManager entities;

  ProgressRecords(KeycloakSession session) {
    this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  /** What is known of a class or school from that day to that, oldest first. */
  List<Measurement> measurements(String groupId, LocalDate first, LocalDate last) {
    return entities
        .createQuery(
            """
            select p from ProgressEntity p
            where p.groupId = :place and p.day between :first and :last order by p.day
            """,
            ProgressEntity.class)
        .setParameter("place", groupId)
        .setParameter("first", first)
        .setParameter("last", last)
        .getResultList()
        .stream()
        .flatMap(
            row ->
                Profile.parse(row.profile()).stream()
                    .map(profile -> new Measurement(profile, row.day(), row.counts())))
        .toList();
  }

  /**
   * Keeps what was counted that day, where it differs from what the table says or where that is no
   * longer valid.
   *
   * @param places where was counted, at least one; one of which nothing is told has nobody left
   * @return the number of rows written
   */
  int keep(String realmId, LocalDate day, Set<String> places, Map<String, Headcount> counted) {
    Set<String> all = new HashSet<>(places);
    all.addAll(counted.keySet());
    Map<Slot, ProgressEntity> latest = latest(all, day);
    Map<Slot, StateCounts> now = new HashMap<>();
    latest.keySet().forEach(slot -> now.put(slot, StateCounts.NONE));
    counted.forEach(
        (place, headcount) ->
            headcount
                .counts()
                .forEach((profile, counts) -> now.put(new Slot(place, profile.value()), counts)));
    int written = 0;
    for (Map.Entry<Slot, StateCounts> one : now.entrySet()) {
      if (write(realmId, day, one.getKey(), one.getValue(), latest.get(one.getKey()))) {
        written++;
      }
    }
    return written;
  }

  private boolean write(
      String realmId, LocalDate day, Slot slot, StateCounts counts, ProgressEntity latest) {
    if (latest != null && latest.counts().equals(counts)) {
      return false;
    }
    if (latest != null && latest.day().equals(day)) {
      latest.counted(counts);
      return true;
    }
    ProgressEntity row = new ProgressEntity(realmId, slot.place(), slot.profile(), day);
    row.counted(counts);
    entities.persist(row);
    return true;
  }

  private Map<Slot, ProgressEntity> latest(Set<String> places, LocalDate day) {
    ValueList groups = ValueList.of(places);
    TypedQuery<ProgressEntity> query =
        entities
            .createQuery(LATEST + groups.placeholders(), ProgressEntity.class)
            .setParameter("first", day.minusDays(History.VALID_DAYS));
    groups.bind(query);
    Map<Slot, ProgressEntity> latest = new HashMap<>();
    query.getResultList().forEach(row -> latest.put(new Slot(row.groupId(), row.profile()), row));
    return latest;
  }

  /** Deletes what is older than that day. */
  void forgetBefore(String realmId, LocalDate day) {
    entities
        .createQuery("delete from ProgressEntity p where p.realmId = :realm and p.day < :day")
        .setParameter("realm", realmId)
        .setParameter("day", day)
        .executeUpdate();
  }

  void removeGroup(String groupId) {
    entities
        .createQuery("delete from ProgressEntity p where p.groupId = :place")
        .setParameter("place", groupId)
        .executeUpdate();
  }

  void removeRealm(String realmId) {
    entities
        .createQuery("delete from ProgressEntity p where p.realmId = :realm")
        .setParameter("realm", realmId)
        .executeUpdate();
  }

  /** What has numbers of its own. */
  private record Slot(String place, String profile) {}
}
