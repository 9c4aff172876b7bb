package fr.marelle.tests.ent;

/** Keys to encrypt codes with: known to everyone, so good for tests only. */
public final class CodeKeys {
  /** The key that the suite's server has. */
  public static final String FIRST = "essai-1:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  /** Another one. */
  public static final String SECOND = "essai-2:ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";

  private CodeKeys() {}
}
