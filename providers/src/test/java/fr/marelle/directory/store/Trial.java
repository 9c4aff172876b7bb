package fr.marelle.directory.store;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.directory.entry.Coverage.Breadth;
import fr.marelle.directory.entry.Coverage.Extent;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.PersonEntry;
import fr.marelle.directory.entry.RemovalEntry;
import fr.marelle.directory.plan.Answer;
import fr.marelle.directory.plan.Creation;
import fr.marelle.directory.plan.Crowd;
import fr.marelle.directory.plan.InePrint;
import fr.marelle.directory.plan.Interpreter;
import fr.marelle.directory.plan.Leaving;
import fr.marelle.directory.plan.Lookup;
import fr.marelle.directory.plan.PlaceName;
import fr.marelle.directory.plan.Plan;
import fr.marelle.directory.plan.Planner;
import fr.marelle.directory.plan.Recorded;
import fr.marelle.directory.plan.Renamings;
import fr.marelle.directory.plan.ReportKind;
import fr.marelle.directory.plan.ReportLine;
import fr.marelle.directory.plan.Said;
import fr.marelle.directory.plan.SchoolNames;
import fr.marelle.directory.plan.Scope;
import fr.marelle.directory.plan.Takeover;
import fr.marelle.directory.plan.Tie;
import fr.marelle.directory.plan.Unnamed;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.keycloak.credential.CredentialModel;

/** A directory that is read again and again, batch by batch, into one database. */
final class Trial implements AutoCloseable {
  static final String REALM = "realm";

  private final TrialDatabase database;
  private static final InePrint INES =
      new InePrint(new SecretKeySpec(new byte[] {1, 2, 3}, "HmacSHA256"));

  private final Map<PlaceName, String> groups = new HashMap<>();
  private long now = 1_000;

  Trial() {
    this(TrialDatabase.inMemory());
  }

  Trial(TrialDatabase database) {
    this.database = database;
  }

  /** A plan without what is made up anew each time. */
  record Told(
      Set<String> seen,
      List<String> created,
      Set<Tie> ties,
      Map<String, Long> identifiers,
      List<ReportLine> questions,
      int unchanged) {
    static Told of(Planned planned) {
      Plan plan = planned.plan();
      return new Told(
          plan.seen(),
          plan.creations().stream().map(one -> one.identifier() + one.target()).toList(),
          Set.copyOf(plan.ties().ties()),
          plan.identifiers(),
          plan.lines().stream().filter(line -> line.kind() == ReportKind.QUESTION).toList(),
          plan.unchanged());
    }
  }

  /** A run, and how it is going. */
  final class RunOfTrial {
    private final String id = UUID.randomUUID().toString();
    private final boolean dry;
    private final Scope scope;
    private final TimeOrderedIds ids = new TimeOrderedIds(() -> now);
    private RunStart start = new RunStart(now, now);
    private Breadth breadth = Breadth.ONE_SCHOOL;
    private Strangers strangers = new Strangers(Trial.this::groupsOf);
    private final Crowds crowds = new Crowds();
    private Guard guard = Guard.NONE;
    private final List<ReportLine> lines = new ArrayList<>();
    private int unchanged;
    private int held;

    private RunOfTrial(boolean dry, Scope scope) {
      this.dry = dry;
      this.scope = scope;
    }

    /** Its entries tell all schools of their people. */
    RunOfTrial ofAnAcademy() {
      breadth = Breadth.EVERY_SCHOOL;
      return this;
    }

    /** A school sent its file: those accounts are none of its business. */
    RunOfTrial guarding(String... accounts) {
      guard =
          (sql, some) -> {
            Set<String> guarded = new TreeSet<>(some);
            guarded.retainAll(List.of(accounts));
            return guarded;
          };
      return this;
    }

    /** It does what a dry run has tried. */
    RunOfTrial applies(RunOfTrial tried) {
      start = new RunStart(start.begun(), tried.start.begun());
      return this;
    }

    /** Another node goes on: it knows what is in the tables. */
    RunOfTrial resumes() {
      strangers = new Strangers(Trial.this::groupsOf);
      return this;
    }

    private Layer layer() {
      return dry ? Layer.of(REALM, id) : Layer.truth(REALM);
    }

    /** One batch. */
    RunOfTrial says(PersonEntry... people) {
      List<Said> said = said(people);
      StoredLookup lookup = lookup();
      Renamings renamings = new Takeover(lookup, scope, ids).plan(said);
      try {
        if (!renamings.isEmpty()) {
          new RenamingWriter(database.sql(), layer(), lookup).write(renamings);
        }
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
      return carryOut(planner -> planner.plan(said, renamings));
    }

    /** Somebody answers all questions of which there is such a line in the report. */
    RunOfTrial answered(String line, Answer answer) {
      Map<String, Answer> answers = new HashMap<>();
      lines.stream()
          .filter(one -> words(one).equals(line))
          .forEach(one -> answers.put(one.doubt().orElseThrow().subject(), answer));
      assertThat(answers).isNotEmpty();
      return answer(answers);
    }

    /** Somebody says that all are the same persons, as far as that is safe. */
    int allTheSame() {
      try {
        Map<String, Answer> clear = new QuestionTable(database.sql()).clear(REALM, id);
        answer(clear);
        return clear.size();
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }

    /** What was answered to several lines that ask about the same. */
    Collection<QuestionTable.Shared> shared(long since) {
      try {
        return new QuestionTable(database.sql())
            .shared(
                REALM,
                id,
                since,
                lines(ReportKind.QUESTION).stream()
                    .map(one -> one.doubt().orElseThrow().subject())
                    .toList())
            .values();
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }

    RunOfTrial answer(List<ReportLine> questions, Answer answer) {
      Map<String, Answer> answers = new HashMap<>();
      questions.forEach(one -> answers.put(one.doubt().orElseThrow().subject(), answer));
      return answer(answers);
    }

    private RunOfTrial answer(Map<String, Answer> answers) {
      try {
        new AnswerTable(database.sql(), REALM)
            .give(answers, new AnswerTable.Given("somebody", REALM, now));
        database.commit();
        now++;
        return this;
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }

    RunOfTrial removes(RemovalEntry... removals) {
      return carryOut(planner -> planner.planRemovals(List.of(removals)));
    }

    /** Somebody has confirmed that those go who were held. */
    RunOfTrial confirmed() {
      return carryOut(planner -> planner.planConfirmed(lines(ReportKind.HELD)));
    }

    /** The source is at its end. */
    RunOfTrial settles() {
      try {
        UnnamedTable table = new UnnamedTable(database.sql(), id);
        Map<String, Set<Unnamed.Item>> left = table.next(1_000);
        carryOut(planner -> planner.planUnnamed(left, Location.of("eleves.csv")));
        table.strike(left.keySet());
        database.commit();
        return this;
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }

    RunOfTrial leave(List<Leaving> leaving) {
      return carryOut(planner -> planner.planAbsences(leaving));
    }

    /**
     * A batch, and the next, which is planned while the first is not written; it is not written
     * itself.
     *
     * @return the plan of the next
     */
    Optional<Told> saysAndIsAhead(PersonEntry[] first, PersonEntry... next) {
      Planned planned = plan(read(first));
      Optional<Planned> ahead =
          Planned.ahead(lookup(), planned.plan(), known -> foresee(known, next));
      write(planned);
      return ahead.map(Told::of);
    }

    /** What would be done of a batch, were it the next. */
    Told wouldSay(PersonEntry... people) {
      return Told.of(plan(read(people)));
    }

    /** The same two batches, both written. */
    RunOfTrial saysAhead(PersonEntry[] first, PersonEntry... next) {
      Planned planned = plan(read(first));
      Planned ahead =
          Planned.ahead(lookup(), planned.plan(), known -> foresee(known, next)).orElseThrow();
      write(planned);
      return write(ahead);
    }

    private Function<Planner, Plan> read(PersonEntry... people) {
      List<Said> said = said(people);
      return planner -> planner.plan(said, Renamings.NONE);
    }

    private List<Said> said(PersonEntry... people) {
      Interpreter interpreter = new Interpreter(new SchoolNames(Map.of()), breadth, INES);
      return Arrays.stream(people).map(interpreter::read).toList();
    }

    private Optional<Plan> foresee(Lookup known, PersonEntry... people) {
      return new Takeover(known, scope, ids).plan(said(people)).isEmpty()
          ? Optional.of(read(people).apply(planner(known)))
          : Optional.empty();
    }

    private StoredLookup lookup() {
      try {
        return new StoredLookup(database.sql(), layer(), id, start, strangers, crowds, guard);
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }

    private Planner planner(Lookup known) {
      return new Planner(known, scope, ids, now);
    }

    private Planned plan(Function<Planner, Plan> planning) {
      return Planned.now(lookup(), known -> planning.apply(planner(known)));
    }

    private RunOfTrial carryOut(Function<Planner, Plan> planning) {
      return write(plan(planning));
    }

    private RunOfTrial write(Planned planned) {
      try {
        Plan plan = planned.plan();
        PlanWriter writer = new PlanWriter(database.sql(), id, planned.lookup());
        if (!dry) {
          PlanWriter.Realm realm =
              realm(ids, codes(plan.creations().stream().map(Creation::id).toList()));
          writer.make(plan, realm);
          writer.change(plan, realm);
        }
        writer.keep(plan);
        new ReportTable(database.sql()).add(id, plan.lines(), lines.size(), !dry);
        database.commit();
        strangers.known(plan.adopted());
        lines.addAll(plan.lines());
        unchanged += plan.unchanged();
        held += (int) plan.held();
        now++;
        return this;
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }

    int held() {
      return held;
    }

    int unchanged() {
      return unchanged;
    }

    /** What the report says, without accounts: {@code created [lina.martin, …]}. */
    List<String> report() {
      return lines.stream().map(Trial::words).toList();
    }

    List<ReportLine> lines(ReportKind kind) {
      return lines.stream().filter(line -> line.kind() == kind).toList();
    }
  }

  private static String words(ReportLine line) {
    return line.messageKey().substring("marelleDirectory".length()) + line.parameters();
  }

  private PlanWriter.Realm realm(TimeOrderedIds ids, Map<String, CredentialModel> codes) {
    return new PlanWriter.Realm(
        REALM,
        new RealmDefaults("default-role", List.of("default-group"), List.of("action"), true),
        new Groups() {
          @Override
          public Optional<String> find(PlaceName place) {
            return Optional.ofNullable(groups.get(place));
          }

          @Override
          public String findOrMake(PlaceName place) {
            return groups.computeIfAbsent(place, PlaceName::text);
          }
        },
        codes,
        ids,
        now);
  }

  private static Map<String, CredentialModel> codes(Collection<String> accounts) {
    Map<String, CredentialModel> codes = new HashMap<>();
    accounts.forEach(
        account -> {
          CredentialModel code = new CredentialModel();
          code.setType("activation-code");
          code.setSecretData("sealed for " + account);
          code.setCredentialData("{}");
          code.setCreatedDate(1L);
          codes.put(account, code);
        });
    return codes;
  }

  private Collection<String> groupsOf(String uai) {
    return groups.entrySet().stream()
        .filter(one -> one.getKey().uai().equals(uai))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Of all schools, whose people are all told. */
  static Scope complete(String... covered) {
    return scope(Set.of(), Set.of(covered), Extent.COMPLETE, true);
  }

  static Scope scope(Set<String> allowed, Set<String> covered, Extent extent, boolean sharedMails) {
    return new Scope(
        allowed, covered, extent, false, sharedMails, Duration.ofDays(30), Duration.ofDays(60));
  }

  /** Everybody is looked at, whatever the directory said last. */
  static Scope afresh(String... covered) {
    return new Scope(
        Set.of(),
        Set.of(covered),
        Extent.COMPLETE,
        true,
        true,
        Duration.ofDays(30),
        Duration.ofDays(60));
  }

  RunOfTrial run(Scope scope) {
    return new RunOfTrial(false, scope);
  }

  RunOfTrial dryRun(Scope scope) {
    return new RunOfTrial(true, scope);
  }

  /** An account that somebody makes by hand, in a school. */
  String byHand(
      String identifier, String first, String last, String uai, Map<String, String> more) {
    try {
      Sql sql = database.sql();
      String id = UUID.randomUUID().toString();
      sql.execute(
          "insert into USER_ENTITY (ID, USERNAME, FIRST_NAME, LAST_NAME, ENABLED, REALM_ID)"
              + " values (?, ?, ?, ?, true, ?)",
          id,
          identifier,
          first,
          last,
          REALM);
      more.forEach((name, value) -> attribute(id, name, value));
      String group = groups.computeIfAbsent(PlaceName.school(uai), PlaceName::text);
      sql.execute(
          "insert into USER_GROUP_MEMBERSHIP (GROUP_ID, USER_ID, MEMBERSHIP_TYPE)"
              + " values (?, ?, 'UNMANAGED')",
          group,
          id);
      database.commit();
      return id;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Somebody sets an attribute. */
  void attribute(String account, String name, String value) {
    change("delete from USER_ATTRIBUTE where USER_ID = ? and NAME = ?", account, name);
    change(
        "insert into USER_ATTRIBUTE (ID, USER_ID, NAME, VALUE) values (?, ?, ?, ?)",
        UUID.randomUUID().toString(),
        account,
        name,
        value);
  }

  void change(String statement, Object... parameters) {
    try {
      database.sql().execute(statement, parameters);
      database.commit();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Work on our tables. */
  interface Work {
    void on(Sql sql) throws SQLException;
  }

  void onTables(Work work) {
    try {
      work.on(database.sql());
      database.commit();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** All that an account is, in words. */
  Map<String, String> account(String identifier) {
    try {
      Sql sql = database.sql();
      List<String[]> found =
          sql.select(
              """
              select ID, FIRST_NAME, LAST_NAME, EMAIL, ENABLED from USER_ENTITY
              where USERNAME = ?""",
              row ->
                  new String[] {
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    Boolean.toString(row.getBoolean(5))
                  },
              identifier);
      if (found.isEmpty()) {
        return Map.of();
      }
      String[] user = found.get(0);
      Map<String, String> account = new TreeMap<>();
      account.put("id", user[0]);
      account.put("name", user[1] + " " + user[2]);
      account.put("email", String.valueOf(user[3]));
      account.put("enabled", user[4]);
      Map<String, Set<String>> attributes = new TreeMap<>();
      sql.select(
              "select NAME, VALUE from USER_ATTRIBUTE where USER_ID = ?",
              row -> Map.entry(row.getString(1), row.getString(2)),
              user[0])
          .forEach(
              one ->
                  attributes
                      .computeIfAbsent(one.getKey(), name -> new TreeSet<>())
                      .add(one.getValue()));
      attributes.forEach((name, values) -> account.put(name, String.join(" ", values)));
      account.put(
          "groups",
          sql
              .select(
                  "select GROUP_ID from USER_GROUP_MEMBERSHIP where USER_ID = ?",
                  row -> row.getString(1),
                  user[0])
              .stream()
              .sorted()
              .collect(Collectors.joining(", ")));
      account.put(
          "codes",
          sql.select(
                  "select TYPE from CREDENTIAL where USER_ID = ?", row -> row.getString(1), user[0])
              .toString());
      return account;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** All accounts, without their ids. */
  Map<String, Map<String, String>> everything() {
    try {
      Map<String, Map<String, String>> all = new TreeMap<>();
      for (String identifier :
          database.sql().select("select USERNAME from USER_ENTITY", row -> row.getString(1))) {
        Map<String, String> account = new TreeMap<>(account(identifier));
        account.remove("id");
        all.put(identifier, account);
      }
      return all;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** People of a school of whom a run did not speak. */
  List<Leaving> absent(RunOfTrial run, Set<String> schools) {
    try {
      RecordTable records = new RecordTable(database.sql(), run.layer());
      List<Recorded> absent = new ArrayList<>(records.absent(schools, run.id, run.start.begun()));
      records.absentOfSeveral(run.id, run.start.begun()).stream()
          .filter(one -> one.schools().stream().anyMatch(schools::contains))
          .forEach(absent::add);
      return absent.stream().map(record -> new Leaving(record, Location.of("eleves.csv"))).toList();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** How many people these schools have, now. */
  Map<Crowd, Long> crowds(Set<String> schools) {
    try {
      return new Crowds().before(schools, new RecordTable(database.sql(), Layer.truth(REALM)), now);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Somebody removes the group of a place. */
  void lose(PlaceName lost) {
    try {
      new RecordTable(database.sql(), Layer.truth(REALM))
          .lookAgainAt(
              lost.uai(),
              place ->
                  PlaceName.spelling(place.schoolClass())
                      .equals(PlaceName.spelling(lost.schoolClass())));
      database.commit();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Somebody removes an account. */
  void remove(String identifier) {
    try {
      String id = account(identifier).get("id");
      Sql sql = database.sql();
      new TieTable(sql, Layer.truth(REALM))
          .forgetWhatWasSaidBy(
              sql.select(
                  "select EXTERNAL_ID from MARELLE_DIRECTORY_RECORD where USER_ID = ?",
                  row -> row.getString(1),
                  id));
      for (String table :
          List.of(
              "USER_ATTRIBUTE",
              "USER_GROUP_MEMBERSHIP",
              "USER_ROLE_MAPPING",
              "USER_REQUIRED_ACTION",
              "CREDENTIAL",
              "MARELLE_DIRECTORY_RECORD")) {
        sql.execute("delete from " + table + " where USER_ID = ?", id);
      }
      sql.execute("delete from USER_ENTITY where ID = ?", id);
      database.commit();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
