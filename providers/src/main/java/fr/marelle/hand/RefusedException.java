package fr.marelle.hand;

import java.util.List;

/** Ends an act by hand of which nothing is to stay. Holds nothing that was typed. */
public final class RefusedException extends RuntimeException {
  private final Refused reason;
  private final List<Fault> faults;

  private RefusedException(Refused reason, List<Fault> faults) {
    super(reason.name(), null, false, false);
    this.reason = reason;
    this.faults = faults;
  }

  static RefusedException of(Refused reason) {
    return new RefusedException(reason, List.of());
  }

  static RefusedException of(List<Fault> faults) {
    return new RefusedException(Refused.FAULTS, List.copyOf(faults));
  }

  /** Why. */
  public Refused reason() {
    return reason;
  }

  /** All that is wrong with what was typed. */
  public List<Fault> faults() {
    return faults;
  }
}
