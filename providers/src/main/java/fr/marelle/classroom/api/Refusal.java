package fr.marelle.classroom.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ends a request with a problem. It carries message keys, not texts, and never anything that was
 * sent.
 */
public final class Refusal extends RuntimeException {
  private final Problem problem;
  private final List<Fault> faults;
  private final Map<String, String> headers = new LinkedHashMap<>();

  private Refusal(Problem problem, List<Fault> faults) {
    super(problem.type(), null, false, false);
    this.problem = problem;
    this.faults = faults;
  }

  /** For that reason. */
  public static Refusal of(Problem problem) {
    return new Refusal(problem, List.of());
  }

  /**
   * Because of what was sent.
   *
   * @param pointer where: a JSON pointer as URI fragment for the body ({@code #/accounts/3}), the
   *     parameter's name after a question mark for a query ({@code ?max})
   * @param messageKey what is wrong there
   */
  public static Refusal invalid(String pointer, String messageKey, Object... arguments) {
    return new Refusal(
        Problem.INVALID_REQUEST, List.of(new Fault(pointer, messageKey, List.of(arguments))));
  }

  /** Because of several things that were sent. */
  static Refusal invalid(List<Fault> faults) {
    return new Refusal(Problem.INVALID_REQUEST, List.copyOf(faults));
  }

  Refusal header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** What kind of problem it is. */
  public Problem problem() {
    return problem;
  }

  List<Fault> faults() {
    return faults;
  }

  Map<String, String> headers() {
    return headers;
  }

  /** One thing that is wrong with what was sent. */
  record Fault(String pointer, String messageKey, List<Object> arguments) {}
}
