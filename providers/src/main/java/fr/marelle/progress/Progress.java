package fr.marelle.progress;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** How far the classes and schools of a realm are. */
public final class Progress {
  /** How long the numbers are kept: two school years and the summer between them and a third. */
  public static final int MAX_DAYS = 800;

  private final Counting counting;
  private final ProgressRecords records;

  /** Of that realm alone. */
  public Progress(KeycloakSession session, RealmModel realm) {
    this.counting = new Counting(session, realm.getId());
    this.records = new ProgressRecords(session);
  }

  /** The day that it is for the server, by its clock and time zone. */
  public static LocalDate today() {
    return LocalDate.ofInstant(
        Instant.ofEpochMilli(Time.currentTimeMillis()), ZoneId.systemDefault());
  }

  /** The pupils of a class and their relatives, at this moment, in three statements at most. */
  public Headcount ofClass(String id) {
    return counting.ofClass(id);
  }

  /**
   * Everybody of a school, and the pupils and relatives of each of its classes, at this moment, in
   * four statements at most; by the group's id. A place that nobody belongs to is left out.
   */
  public Map<String, Headcount> ofSchool(String id) {
    return counting.ofSchool(id);
  }

  /**
   * The numbers of earlier days, oldest first; days on which nobody counted are left out.
   *
   * @param groupId of a class or a school
   * @param first the first day
   * @param last the last day; today and later are never told, since they are not over
   * @throws IllegalArgumentException if that is more than {@value #MAX_DAYS} days
   */
  public List<DayCount> days(String groupId, LocalDate first, LocalDate last) {
    if (last.isAfter(first.plusDays(MAX_DAYS - 1L))) {
      throw new IllegalArgumentException("More than " + MAX_DAYS + " days");
    }
    LocalDate yesterday = today().minusDays(1);
    LocalDate end = last.isAfter(yesterday) ? yesterday : last;
    return new History(records.measurements(groupId, first.minusDays(History.VALID_DAYS - 1L), end))
        .between(first, end);
  }
}
