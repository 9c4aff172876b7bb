package fr.marelle.tests.ent;

import java.util.Map;

/** What the realm decides about forgotten passwords, as its administrator sets it. */
public final class RecoverySettings {
  private static final String FLOW = "marelle reset credentials";

  private RecoverySettings() {}

  /** Sets it while something is tried; afterwards all is as shipped. */
  public static void with(Ent ent, Map<String, String> settings, Runnable trial) {
    StepSettings.with(ent, FLOW, "marelle-recovery", settings, trial);
  }
}
