package fr.marelle.directory.plan;

/**
 * A relative stands in for a pupil.
 *
 * @param pupil external id
 * @param relative external id
 * @param saidBy whose entry said so: what it says next takes the place of this
 */
public record Tie(String pupil, String relative, Side saidBy) {

  /** One of the two. */
  public enum Side {
    PUPIL,
    RELATIVE
  }

  /** Whose entry said so. */
  public String owner() {
    return saidBy == Side.PUPIL ? pupil : relative;
  }
}
