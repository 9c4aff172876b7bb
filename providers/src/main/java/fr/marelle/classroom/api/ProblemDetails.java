package fr.marelle.classroom.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Problem details as RFC 9457 writes them.
 *
 * @param type tells programs what it is
 * @param title tells persons
 * @param status the HTTP status again
 * @param detail what to do about it
 * @param errors what is wrong with what was sent; absent where that isn't the problem
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDetails(
    String type, String title, int status, String detail, List<Fault> errors) {

  /**
   * One thing that is wrong with what was sent.
   *
   * @param pointer where: a JSON pointer as URI fragment, or a question mark and the name of a
   *     query parameter
   * @param detail what is wrong there
   */
  public record Fault(String pointer, String detail) {}
}
