package fr.marelle.classroom.access;

import java.util.regex.Pattern;

/**
 * A group that somebody belongs to, with the one above it. A school is a group at the top that is
 * named by its UAI; a class is a group right below a school. Whatever else realms keep in groups
 * (administrators, deeper groups, organizations) is neither.
 *
 * @param parent null at the top
 * @param real false for a group that belongs to an organization of Keycloak's
 */
public record Place(String id, String name, Place parent, boolean real) {
  /** Unité administrative immatriculée: seven digits and a letter. */
  private static final Pattern UAI = Pattern.compile("\\d{7}[A-Za-z]");

  /** Whether it is a school. */
  public boolean isSchool() {
    return real && parent == null && UAI.matcher(name).matches();
  }

  /** Whether it is a class. */
  public boolean isClass() {
    return real && parent != null && parent.isSchool();
  }

  /** The group at the top that this one is below, or this one itself. */
  public Place top() {
    return parent == null ? this : parent.top();
  }

  /** Keycloak's path of the group, slashes in names escaped as Keycloak does. */
  public String path() {
    return (parent == null ? "" : parent.path()) + "/" + name.replace("/", "~/");
  }
}
