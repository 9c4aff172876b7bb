package fr.marelle.classroom.act;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Something that happened to an account.
 *
 * @param time ISO-8601, UTC
 * @param act {@link Act#value()}, or what the owner did: {@code login}, {@code login-failed},
 *     {@code logout}, {@code activated}, {@code renewed}, {@code password-changed}, {@code
 *     email-changed}
 * @param actor who did it; null where the owner did, or where it isn't known any more
 * @param kind {@code activation} or {@code renewal} for acts on codes; null for others
 * @param classPath the class by which the account was reached; null where there is none
 */
public record HistoryEntry(
    String time, String act, Actor actor, String kind, @JsonProperty("class") String classPath) {

  /**
   * Somebody who acted on another's account.
   *
   * @param id of her account
   * @param name first and last name; null for an account that is gone or of another realm
   */
  public record Actor(String id, String name) {}
}
