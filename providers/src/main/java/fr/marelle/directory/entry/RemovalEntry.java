package fr.marelle.directory.entry;

/** A delta says that somebody or a school is no longer there. */
public record RemovalEntry(Location location, Subject subject, ExternalId id) implements Entry {

  /** Of what kind it was. */
  public enum Subject {
    PERSON,
    SCHOOL
  }
}
