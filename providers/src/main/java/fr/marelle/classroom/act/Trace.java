package fr.marelle.classroom.act;

import fr.marelle.classroom.access.Target;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * The trace of what is done for accounts: one admin event of Keycloak's for each account, with who
 * did it, for whom, in which class. Never a code.
 */
public final class Trace {
  /** The detail that names the act. */
  static final String ACT = "act";

  /** The detail that names the class by which the caller reached the account. */
  static final String CLASS = "class";

  /** The detail that names what code a sheet bore. */
  static final String KIND = "sheet_kind";

  private static final String USERS = "users";

  private final Supplier<AdminEventBuilder> events;

  /**
   * A trace of one caller's acts.
   *
   * @param events makes an event of that caller's
   */
  public Trace(Supplier<AdminEventBuilder> events) {
    this.events = events;
  }

  /** Writes down that something was done for the account. */
  public void add(Act act, Target target, Subject subject) {
    add(act, target, subject, Map.of());
  }

  /**
   * The same with more to say.
   *
   * @param details never what was typed
   */
  public void add(Act act, Target target, Subject subject, Map<String, String> details) {
    AdminEventBuilder event =
        events
            .get()
            .operation(act.operation())
            .resourcePath(USERS, target.id(), subject.value())
            .detail(ACT, act.value())
            .detail(CLASS, target.path());
    details.forEach(event::detail);
    event.success();
  }

  /**
   * The same of a sheet.
   *
   * @param kind the kind of code that is on it, or {@code reminder}
   */
  void add(Act act, Target target, Subject subject, String kind) {
    add(act, target, subject, Map.of(KIND, kind));
  }

  /** The resource paths under which the acts on an account are written down. */
  static List<String> paths(String account) {
    return Stream.of(Subject.values()).map(subject -> path(account, subject)).toList();
  }

  /** The resource path of acts on one thing of an account. */
  static String path(String account, Subject subject) {
    return String.join("/", USERS, account, subject.value());
  }
}
