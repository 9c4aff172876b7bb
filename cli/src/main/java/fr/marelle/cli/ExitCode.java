package fr.marelle.cli;

/** How a call ended, for scripts. The numbers are stable, and in docs/import.md. */
enum ExitCode {
  /** All is done, and nothing is left for a person. */
  DONE(0),
  /** The run failed, or somebody cancelled it. */
  FAILED(1),
  /** What was asked for makes no sense, or not now. */
  USAGE(2),
  /** All is done; questions or problems are left for a person. */
  QUESTIONS(3),
  /** So many people would go that somebody has to confirm it. */
  ASKING(4),
  /** The server is out of reach, or refuses; a run that has begun goes on without us. */
  SERVER(5);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  /** Of a run that is over, or asks. */
  static ExitCode of(Run run) {
    return switch (run.state()) {
      case "done" -> run.counts().leavesWork() ? QUESTIONS : DONE;
      case "asking" -> ASKING;
      default -> FAILED;
    };
  }
}
