package fr.marelle.directory.run;

import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Clears away after runs once it is written that they are over, in a transaction of its own: a
 * million rows take seconds, and whoever ends a run has the rows of all others locked.
 */
final class RunClearing {
  private static final Logger LOG = Logger.getLogger(RunClearing.class);

  private final KeycloakSessionFactory factory;

  RunClearing(KeycloakSessionFactory factory) {
    this.factory = factory;
  }

  /** What fails here the next sweep does. */
  void after(Run run, RunState state) {
    try {
      InTransaction.alone(
          factory,
          (session, sql) -> {
            new RunRemains(sql).clear(run, state);
            return run;
          });
    } catch (RuntimeException e) {
      LOG.errorf(e, "What the directory run %s needed could not be cleared.", run.id());
    }
  }
}
