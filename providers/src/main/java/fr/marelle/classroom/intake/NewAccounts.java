package fr.marelle.classroom.intake;

import fr.marelle.account.AccountState;
import fr.marelle.classroom.roster.Member;
import fr.marelle.classroom.roster.Roster;
import fr.marelle.directory.plan.ReportKind;
import fr.marelle.directory.run.Run;
import java.util.List;

/** The accounts that a run has made and that nobody has activated: they need login sheets. */
public final class NewAccounts {
  private final SchoolImports imports;
  private final Roster roster;

  public NewAccounts(SchoolImports imports, Roster roster) {
    this.imports = imports;
    this.roster = roster;
  }

  /** Those among some that were made, within the caller's reach. */
  public List<Member> among(Run run, int first, int max) {
    List<String> made =
        imports.report(run, ReportKind.CREATED, first, max).stream()
            .flatMap(one -> one.line().account().stream())
            .toList();
    return roster.ofAccounts(made).stream()
        .filter(member -> member.isIn(AccountState.TO_ACTIVATE))
        .toList();
  }
}
