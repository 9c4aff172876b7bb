package fr.marelle.directory.plan;

import java.util.Optional;

/** Which of the rows that a complete source has of somebody, as far as batches go, it is. */
enum RowOrder {
  /** The only one, for all that is known. */
  ONLY {
    @Override
    Recorded of(Recorded record, Optional<Recorded> before) {
      return record;
    }
  },
  /** The first, of somebody of whom there were several the last time. */
  FIRST {
    @Override
    Recorded of(Recorded record, Optional<Recorded> before) {
      return record.isOfSeveralRows() ? record : record.ofSeveralRows();
    }
  },
  /** Another one after it: it adds to what that said. */
  FURTHER {
    @Override
    Recorded of(Recorded record, Optional<Recorded> before) {
      Recorded several = record.ofSeveralRows();
      return before.map(first -> several.named(first.nameKey())).orElse(several);
    }
  };

  /**
   * What is to be kept.
   *
   * @param record what the row would have kept
   * @param before what was kept until then
   */
  abstract Recorded of(Recorded record, Optional<Recorded> before);

  static RowOrder of(boolean more, Optional<Recorded> record, Scope scope) {
    if (more) {
      return FURTHER;
    }
    return scope.isComplete() && record.filter(Recorded::isOfSeveralRows).isPresent()
        ? FIRST
        : ONLY;
  }
}
