package fr.marelle.schools;

/** Of which lists a first name is. */
public enum Sex {
  FEMALE,
  MALE
}
