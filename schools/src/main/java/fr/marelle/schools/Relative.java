package fr.marelle.schools;

/** A parent, or whoever stands in for one. */
public record Relative(Identity who, Contact contact) {

  Relative with(Contact other) {
    return new Relative(who, other);
  }
}
