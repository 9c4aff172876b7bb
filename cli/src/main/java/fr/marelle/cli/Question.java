package fr.marelle.cli;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * A question of a run that somebody can answer.
 *
 * @param text in the language of whoever asked
 * @param who what the file says of the person
 * @param account whether the answer can be one of the candidates, or only somebody new
 * @param answer what somebody said; null where nobody did
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Question(
    long number,
    String text,
    Person who,
    List<Candidate> candidates,
    boolean account,
    Answer answer) {

  /** As the file has somebody. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Person(
      String externalId,
      String lastName,
      String firstName,
      String birthDate,
      List<String> places) {}

  /** An account that somebody may be. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Candidate(
      String id,
      String identifier,
      String lastName,
      String firstName,
      String birthDate,
      List<String> places,
      String state) {}
}
