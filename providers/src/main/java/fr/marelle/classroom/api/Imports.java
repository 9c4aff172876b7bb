package fr.marelle.classroom.api;

import fr.marelle.account.DisplayName;
import fr.marelle.classroom.access.Place;
import fr.marelle.classroom.intake.SchoolImports;
import fr.marelle.directory.api.DirectoryResourceFactory;
import fr.marelle.directory.run.Caller;
import fr.marelle.directory.run.Run;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.keycloak.common.util.Time;
import org.keycloak.models.UserModel;

/** The imports of one school, as a call reaches them. */
final class Imports {
  /** As the directory writes it; it would make another school of one that is written otherwise. */
  private static final Pattern UAI = Pattern.compile("[0-9]{7}[A-Z]");

  private final Call call;
  private final SchoolImports imports;
  private final Map<String, String> names = new HashMap<>();

  private Imports(Call call, SchoolImports imports) {
    this.call = call;
    this.imports = imports;
  }

  /**
   * Of a school that the caller administers.
   *
   * @throws Refusal if she doesn't, or its files can't be imported
   */
  static Imports of(Call call, String school) {
    Place place = call.administeredSchool(school);
    if (!UAI.matcher(place.name()).matches()) {
      throw Refusal.of(Problem.NOT_FOUND);
    }
    return new Imports(
        call,
        new SchoolImports(
            DirectoryResourceFactory.runs(call.session()),
            place.name(),
            new Caller(call.caller().user().getId(), call.realm().getId())));
  }

  SchoolImports runs() {
    return imports;
  }

  /**
   * One of them.
   *
   * @throws Refusal if there is none of that id: those of others are none
   */
  Run find(String id) {
    Run run = imports.find(id).orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
    learn(run);
    return run;
  }

  /** Each of them, as the API writes it. */
  Import item(Run run) {
    learn(run);
    return new Import(
        run.id(),
        run.file(),
        run.state().value(),
        run.dry(),
        run.settings().complete(),
        run.announcement().orElseThrow().size(),
        run.announcement().orElseThrow().digest(),
        run.fileSize(),
        run.permille() / 10.0,
        run.accountsPerSecond(),
        run.millisLeft().isPresent() ? run.millisLeft().getAsLong() / 1000 : null,
        imports.isBehind(run),
        Import.ImportCounts.of(run.tally()),
        names.get(run.who()),
        moment(run.putAt()),
        moment(run.endedAt()),
        run.canBeApplied(Time.currentTimeMillis()),
        run.appliedBy().orElse(null),
        run.failure().map(call.texts()::text).orElse(null));
  }

  /** The same of many. */
  List<Import> items(Collection<Run> runs) {
    return runs.stream().map(this::item).toList();
  }

  /** Who started it, while the call's own transaction lasts. */
  private void learn(Run run) {
    if (!names.containsKey(run.who())) {
      UserModel user = call.session().users().getUserById(call.realm(), run.who());
      names.put(run.who(), user == null ? null : DisplayName.of(user));
    }
  }

  private static String moment(long millis) {
    return millis == 0 ? null : Instant.ofEpochMilli(millis).toString();
  }
}
