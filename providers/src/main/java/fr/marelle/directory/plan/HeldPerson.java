package fr.marelle.directory.plan;

import fr.marelle.account.Profile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Somebody who would go if a person confirmed it, as the report of a run keeps it: whoever confirms
 * has read who it is, and nobody else goes.
 *
 * @param account whose id it was: an id may be somebody else's by the time that it is confirmed
 * @param schools UAI of those that she would leave
 */
public record HeldPerson(String account, String externalId, Profile profile, Set<String> schools) {
  private static final String KEY = "marelleDirectoryReportHeld";
  private static final String BETWEEN = " ";

  private static final int PROFILE = 2;

  /** Where the line's parameters have what its sentence does not say. */
  private static final int ID = 4;

  private static final int SCHOOLS = 5;

  /**
   * The line that names her.
   *
   * @param places that she would leave
   */
  static ReportLine line(Account account, String fullName, Leaving one, Set<PlaceName> places) {
    return new ReportLine(
        ReportKind.HELD,
        Optional.of(account.id()),
        one.location(),
        KEY,
        List.of(
            account.identifier(),
            fullName,
            one.record().profile().value(),
            PlaceName.list(places),
            one.record().externalId(),
            String.join(BETWEEN, PlaceName.schools(places))));
  }

  /** Whether what is kept by the id is still about her, and she is there. */
  boolean isStill(Recorded record) {
    return record.account().equals(account) && !record.isGone();
  }

  /** Of whom she is one. */
  public Set<Crowd> crowds() {
    return schools.stream().map(school -> new Crowd(school, profile)).collect(Collectors.toSet());
  }

  /** Whom a line names. */
  public static HeldPerson of(ReportLine line) {
    return new HeldPerson(
        line.account().orElse(""),
        line.parameters().get(ID),
        Profile.parse(line.parameters().get(PROFILE)).orElseThrow(),
        new TreeSet<>(List.of(line.parameters().get(SCHOOLS).split(BETWEEN, -1))));
  }
}
