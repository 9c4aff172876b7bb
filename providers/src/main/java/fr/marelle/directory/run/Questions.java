package fr.marelle.directory.run;

import fr.marelle.directory.plan.Answer;
import fr.marelle.directory.plan.Question;
import fr.marelle.directory.store.AnswerTable;
import fr.marelle.directory.store.Candidates;
import fr.marelle.directory.store.QuestionTable;
import fr.marelle.directory.store.Sql;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * The questions of a realm's runs that somebody can answer, and the answers. An answer counts from
 * the next run of the file on, which may be the same file once more: {@link Runs#repeat}.
 */
public final class Questions {
  private final KeycloakSessionFactory factory;
  private final String realmId;

  Questions(KeycloakSessionFactory factory, String realmId) {
    this.factory = factory;
    this.realmId = realmId;
  }

  /**
   * A question, with what tells the accounts apart that it names.
   *
   * @param mayBeAccount whether one of them can be the answer: of an account that is another line's
   *     already, only somebody new can
   */
  public record Open(
      QuestionTable.Asked asked, List<Candidates.Candidate> candidates, boolean mayBeAccount) {}

  /**
   * An answer to a question.
   *
   * @param number of the question in the report
   */
  public record Reply(long number, Answer answer) {}

  /** Why an answer is none. */
  public enum Refusal {
    /** The run has no such question. */
    NO_QUESTION,
    /** It is answered twice. */
    TWICE,
    /** The question does not name that account, or it is gone, or of another school. */
    OTHER_ACCOUNT,
    /** The account is that of another line. */
    ONLY_SOMEONE_NEW,
    /** Another line asks about the same, and is answered otherwise. */
    CONTRADICTED
  }

  /**
   * What came of answers: all are kept, or none.
   *
   * @param refused by the number of the question
   */
  public record Result(int kept, Map<Long, Refusal> refused) {}

  /** A page of the questions of a run, in the order of the source; none beyond somebody's reach. */
  public List<Open> page(Run run, Reach reach, int first, int max) {
    if (!reach.covers(run)) {
      return List.of();
    }
    return InTransaction.alone(
        factory,
        (session, sql) -> {
          List<QuestionTable.Asked> page =
              new QuestionTable(sql).page(realmId, run.id(), first, max);
          Map<String, Candidates.Candidate> candidates = candidates(sql, page);
          return page.stream().map(asked -> open(asked, candidates)).toList();
        });
  }

  private static Open open(
      QuestionTable.Asked asked, Map<String, Candidates.Candidate> candidates) {
    return new Open(
        asked,
        asked.doubt().accounts().stream().map(candidates::get).filter(one -> one != null).toList(),
        mayBeAccount(asked));
  }

  private static boolean mayBeAccount(QuestionTable.Asked asked) {
    return asked.doubt().question() != Question.ACCOUNT_TAKEN;
  }

  private Map<String, Candidates.Candidate> candidates(Sql sql, List<QuestionTable.Asked> page)
      throws SQLException {
    Set<String> accounts = new HashSet<>();
    page.forEach(asked -> accounts.addAll(asked.doubt().accounts()));
    return new Candidates(sql, realmId).of(accounts);
  }

  /** Keeps answers to questions of a run: all, or none where one is refused. */
  public Result answer(Run run, Reach reach, Collection<Reply> replies, Caller caller) {
    return InTransaction.alone(
        factory,
        (session, sql) -> {
          Map<Long, QuestionTable.Asked> asked =
              reach.covers(run)
                  ? new QuestionTable(sql)
                          .numbered(realmId, run.id(), replies.stream().map(Reply::number).toList())
                          .stream()
                          .collect(
                              Collectors.toMap(QuestionTable.Asked::number, Function.identity()))
                  : Map.of();
          Set<String> allowed = allowed(sql, run, reach, asked.values());
          Map<Long, Refusal> refused = new TreeMap<>();
          Map<String, Answer> answers = new HashMap<>();
          Set<Long> numbers = new HashSet<>();
          for (Reply reply : replies) {
            Optional<QuestionTable.Asked> question = Optional.ofNullable(asked.get(reply.number()));
            Optional<Refusal> why =
                numbers.add(reply.number())
                    ? refusal(question, reply.answer(), allowed)
                    : Optional.of(Refusal.TWICE);
            if (why.isPresent()) {
              refused.put(reply.number(), why.get());
            } else {
              Answer other =
                  answers.putIfAbsent(question.orElseThrow().doubt().subject(), reply.answer());
              if (other != null && !other.equals(reply.answer())) {
                refused.put(reply.number(), Refusal.CONTRADICTED);
              }
            }
          }
          if (refused.isEmpty()) {
            refused.putAll(contradicted(sql, run, replies, asked, answers));
          }
          return refused.isEmpty()
              ? new Result(keep(session, sql, run, answers, caller), Map.of())
              : new Result(0, refused);
        });
  }

  /**
   * Those that would silently take the place of what was answered to another line about the same:
   * whoever means all of these lines answers all at once.
   */
  private Map<Long, Refusal> contradicted(
      Sql sql,
      Run run,
      Collection<Reply> replies,
      Map<Long, QuestionTable.Asked> asked,
      Map<String, Answer> answers)
      throws SQLException {
    Map<String, QuestionTable.Shared> shared =
        answers.isEmpty()
            ? Map.of()
            : new QuestionTable(sql).shared(realmId, run.id(), run.begunAt(), answers.keySet());
    Map<String, Long> lines =
        asked.values().stream()
            .collect(Collectors.groupingBy(one -> one.doubt().subject(), Collectors.counting()));
    Map<Long, Refusal> refused = new TreeMap<>();
    for (Reply reply : replies) {
      String subject = asked.get(reply.number()).doubt().subject();
      QuestionTable.Shared known = shared.get(subject);
      if (known != null
          && known.lines() > lines.get(subject)
          && !known.answer().equals(reply.answer())) {
        refused.put(reply.number(), Refusal.CONTRADICTED);
      }
    }
    return refused;
  }

  private static Optional<Refusal> refusal(
      Optional<QuestionTable.Asked> asked, Answer answer, Set<String> allowed) {
    if (asked.isEmpty()) {
      return Optional.of(Refusal.NO_QUESTION);
    }
    if (answer.account().isEmpty()) {
      return Optional.empty();
    }
    if (!mayBeAccount(asked.get())) {
      return Optional.of(Refusal.ONLY_SOMEONE_NEW);
    }
    String account = answer.account().get();
    return asked.get().doubt().accounts().contains(account) && allowed.contains(account)
        ? Optional.empty()
        : Optional.of(Refusal.OTHER_ACCOUNT);
  }

  /** Those that are there, and not beyond the schools of a run that somebody may answer for. */
  private Set<String> allowed(Sql sql, Run run, Reach reach, Collection<QuestionTable.Asked> asked)
      throws SQLException {
    Map<String, Candidates.Candidate> candidates = candidates(sql, List.copyOf(asked));
    return candidates.values().stream()
        .filter(
            one ->
                reach.only().isEmpty()
                    || one.places().stream()
                        .anyMatch(place -> run.schools().contains(place.split("/", 2)[0])))
        .map(Candidates.Candidate::id)
        .collect(Collectors.toSet());
  }

  /**
   * Says of everybody whom a run asks about that she is the one account that the question names, as
   * far as that is safe: the same school, profile and name, of a pupil the same birth date, and no
   * other question that names the account. What was answered before stays.
   *
   * @return how many questions that answers
   */
  public int answerClear(Run run, Reach reach, Caller caller) {
    return InTransaction.alone(
        factory,
        (session, sql) ->
            reach.covers(run)
                ? keep(session, sql, run, new QuestionTable(sql).clear(realmId, run.id()), caller)
                : 0);
  }

  private int keep(
      KeycloakSession session, Sql sql, Run run, Map<String, Answer> answers, Caller caller)
      throws SQLException {
    if (!answers.isEmpty()) {
      new AnswerTable(sql, realmId)
          .give(
              answers,
              new AnswerTable.Given(caller.account(), caller.realmId(), Time.currentTimeMillis()));
      session.getContext().setRealm(session.realms().getRealm(realmId));
      RunEvents.answered(session, run, answers.size(), caller);
    }
    return answers.size();
  }
}
