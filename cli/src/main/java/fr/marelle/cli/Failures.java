package fr.marelle.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in a line what went wrong, without a trace. */
final class Failures implements IExecutionExceptionHandler {
  private final Screen screen;

  Failures(Screen screen) {
    this.screen = screen;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed)
      throws Exception {
    if (failure instanceof ServerFailure refusal) {
      screen.error(failure.getMessage());
      return (refusal.isOfRequest() ? ExitCode.USAGE : ExitCode.SERVER).number();
    }
    if (failure instanceof UsageException) {
      screen.error(failure.getMessage());
      return ExitCode.USAGE.number();
    }
    if (failure instanceof IOException || failure instanceof UncheckedIOException) {
      screen.error(screen.texts().text("failure.file", failure.getMessage()));
      return ExitCode.USAGE.number();
    }
    throw failure;
  }
}
