package fr.marelle.directory.plan;

import fr.marelle.account.Profile;
import java.util.Comparator;

/** The people of one profile in one school. */
public record Crowd(String school, Profile profile) implements Comparable<Crowd> {
  private static final Comparator<Crowd> ORDER =
      Comparator.comparing(Crowd::school).thenComparing(Crowd::profile);

  @Override
  public int compareTo(Crowd other) {
    return ORDER.compare(this, other);
  }
}
