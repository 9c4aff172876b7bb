package fr.marelle.classroom.act;

import fr.marelle.classroom.access.Target;
import java.util.List;
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
    events
        .get()
        .operation(act.operation())
        .resourcePath(USERS, target.id(), subject.value())
        .detail(ACT, act.value())
        .detail(CLASS, target.path())
        .success();
  }

  /** The resource paths under which the acts on an account are written down. */
  static List<String> paths(String account) {
    return Stream.of(Subject.values())
        .map(subject -> String.join("/", USERS, account, subject.value()))
        .toList();
  }
}
