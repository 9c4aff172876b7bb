package fr.marelle.directory.plan;

import fr.marelle.directory.entry.Location;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why an entry waits for a person's decision. Names are stable: reports keep their keys. */
public enum Question {
  /** Parameters: the name; how many accounts it may be. */
  SEVERAL_ACCOUNTS("SeveralAccounts"),
  /**
   * The account of that name is in use, and would get schools. Parameters: the name; the schools.
   */
  IN_USE("InUse"),
  /** Another entry of this source is that account already. Parameter: the name. */
  ACCOUNT_TAKEN("AccountTaken"),
  /** The id comes a second time in this source: what it said first holds. Parameter: the id. */
  REPEATED_ID("RepeatedId"),
  /** The id is somebody else's. Parameters: the id; the name; whose identifier it is. */
  OTHER_PERSON("OtherPerson"),
  /** The directory knows the person by another id. Parameters: the name; how many have it. */
  OTHER_ID("OtherId"),
  /**
   * A pupil of the same name, of one of whom nobody knows the birth date. Parameters: the name; the
   * identifier of the account.
   */
  NO_BIRTH_DATE("NoBirthDate"),
  /** Nobody can say where the person belongs. Parameter: the name. */
  NO_SCHOOL("NoSchool"),
  /** The run is not for that school. Parameters: the name; the school. */
  FORBIDDEN_SCHOOL("ForbiddenSchool"),
  /** The account is one that a school's own file may not touch. Parameter: the name. */
  GUARDED("Guarded"),
  /** The person belongs to schools that the run is not for. Parameter: the name. */
  BELONGS_ELSEWHERE("BelongsElsewhere"),
  /** Parameters: the relative's name; the child's name or id. */
  UNKNOWN_CHILD("UnknownChild"),
  /** Parameters: the relative's name; the child's name; how many pupils it may be. */
  SEVERAL_CHILDREN("SeveralChildren"),
  /** A relative of nobody who is known: no account is made. Parameter: the name. */
  NO_CHILD("NoChild"),
  /** A change or a removal of somebody whom nobody knows. Parameter: the id. */
  UNKNOWN_PERSON("UnknownPerson"),
  /** Another account has the address, in a realm where two may not. Parameter: the name. */
  MAIL_TAKEN("MailTaken"),
  /** Parameters: the school; the profile; how many would go; of how many. */
  MANY_WOULD_GO("ManyWouldGo"),
  /** Something of a complete source could not be read: nobody is taken for gone. */
  NOBODY_GOES("NobodyGoes"),
  /**
   * A class that the directory names no longer, and that nobody is in, has settings of its own: it
   * stays. Parameters: the school; the class; the settings.
   */
  CLASS_KEPT("ClassKept"),
  /** Another school has the jointure already. Parameters: the school; the jointure; the other. */
  JOINTURE_TAKEN("JointureTaken");

  private final String key;

  Question(String name) {
    this.key = "marelleDirectoryQuestion" + name;
  }

  /** The key of the sentence. */
  public String messageKey() {
    return key;
  }

  /** Two schools have one jointure: that of the first stays. */
  public static ReportLine jointureTaken(
      Location location, String uai, String jointure, String other) {
    return JOINTURE_TAKEN.at(location, uai, jointure, other);
  }

  /** A class that has settings stays until somebody has moved them, and removes it. */
  public static ReportLine classKept(Location location, PlaceName kept, Collection<String> set) {
    return CLASS_KEPT.at(
        location,
        kept.uai(),
        kept.schoolClass(),
        set.stream().sorted().collect(Collectors.joining(", ")));
  }

  ReportLine about(Optional<String> account, Location location, String... parameters) {
    return new ReportLine(ReportKind.QUESTION, account, location, key, List.of(parameters));
  }

  /**
   * Asked of somebody who can answer it.
   *
   * @param clear {@link Doubt#clear}
   */
  ReportLine whether(Said said, Collection<String> accounts, boolean clear, String... parameters) {
    List<String> all = accounts.stream().sorted().toList();
    return new ReportLine(
        ReportKind.QUESTION,
        all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty(),
        said.location(),
        key,
        List.of(parameters),
        Optional.of(
            new Doubt(
                this,
                this == OTHER_PERSON ? said.subjectOfId() : said.subject(),
                Doubt.Who.of(said),
                all,
                clear)));
  }

  ReportLine at(Location location, String... parameters) {
    return about(Optional.empty(), location, parameters);
  }
}
