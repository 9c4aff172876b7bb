package fr.marelle.directory.api;

import fr.marelle.account.Spelling;
import fr.marelle.directory.aaf.Academy;
import fr.marelle.directory.plan.ReportKind;
import fr.marelle.directory.run.Caller;
import fr.marelle.directory.run.Questions;
import fr.marelle.directory.run.Reach;
import fr.marelle.directory.run.Run;
import fr.marelle.directory.run.RunSettings;
import fr.marelle.directory.run.RunState;
import fr.marelle.directory.run.Runs;
import fr.marelle.directory.run.StaleTrialException;
import fr.marelle.directory.run.Upload;
import fr.marelle.directory.upkeep.DepartureBook;
import fr.marelle.text.Texts;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * Runs of the directory, for whoever may manage all accounts of the realm. Their beginning and end
 * are admin events on {@code DIRECTORY_RUN}.
 */
public final class DirectoryResource {
  private static final int MAX_PAGE = 1000;
  private static final int MAX_NAME = 255;
  private static final int MAX_SCHOOLS = 1000;
  private static final Pattern UAI = Pattern.compile("[0-9]{7}[A-Z]");
  private static final Pattern SHORT = Pattern.compile("[A-Za-z0-9_.-]{0,40}");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final AdminPermissionEvaluator auth;
  private final Runs runs;
  private final DepartureBook departures;
  private final Semaphore followers;
  private final Texts texts;

  DirectoryResource(
      AdminPermissionEvaluator auth,
      Runs runs,
      DepartureBook departures,
      Semaphore followers,
      Texts texts) {
    this.auth = auth;
    this.runs = runs;
    this.departures = departures;
    this.followers = followers;
    this.texts = texts;
  }

  /**
   * Takes in a file and has it read: .zip, .tar.gz, .xml or .csv, as the body. Without a body, the
   * file comes in pieces afterwards: Keycloak takes no body beyond ten megabytes.
   *
   * @param file what it is called
   * @param dry whether only to say what would be done
   * @param complete of tables: whether whoever is not in them has gone
   * @param school UAI of the school that tables are of
   * @param namespace within which the ids of tables are unique
   * @param academy of files of AAF whose names don't tell
   * @param again whether people of whom the file says what it said last are looked at as well: it
   *     gives back what was lost on our side
   * @param only UAI of the only schools that may be touched, each as a parameter of its own
   * @return 201 with the run; 400, 413
   */
  @POST
  @Path("runs")
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  public Response start(
      @QueryParam("file") String file,
      @QueryParam("dry") @DefaultValue("false") boolean dry,
      @QueryParam("complete") @DefaultValue("false") boolean complete,
      @QueryParam("school") String school,
      @QueryParam("namespace") String namespace,
      @QueryParam("academy") String academy,
      @QueryParam("again") @DefaultValue("false") boolean again,
      @QueryParam("only") List<String> only,
      InputStream sent)
      throws IOException {
    auth.users().requireManage();
    if (file == null
        || file.isBlank()
        || file.length() > MAX_NAME
        || CONTROL.matcher(file).find()) {
      throw Problems.invalid("file is the file's name, at most " + MAX_NAME + " characters.");
    }
    Runs.Order order =
        new Runs.Order(
            caller(),
            file,
            new RunSettings(
                school == null ? null : uai(school),
                shortText("namespace", namespace),
                academy == null ? null : academy(academy),
                complete,
                again,
                null),
            schools(only),
            dry,
            Optional.empty());
    Run run = runs.begin(order);
    append(run, 0, sent);
    if (find(run.id()).fileSize() > 0) {
      runs.launch(run.id());
    }
    return Response.status(Response.Status.CREATED).entity(item(find(run.id()))).build();
  }

  /**
   * Takes in the next piece of a file.
   *
   * @param offset bytes of it that were sent before; 409 where that is not what is there, with how
   *     much is
   */
  @POST
  @Path("runs/{id}/file")
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  public RunItem send(
      @PathParam("id") String id,
      @QueryParam("offset") @DefaultValue("0") long offset,
      InputStream sent)
      throws IOException {
    Run run = find(id);
    if (run.state() != RunState.UPLOADING) {
      throw Problems.conflict("The run expects no file.");
    }
    if (run.fileSize() != offset) {
      throw Problems.conflict("There are " + run.fileSize() + " bytes.");
    }
    append(run, offset, sent);
    return item(find(id));
  }

  private void append(Run run, long offset, InputStream sent) throws IOException {
    Upload.Result result = sent == null ? Upload.Result.KEPT : runs.append(run, offset, sent);
    if (result == Upload.Result.TOO_LARGE) {
      runs.cancel(run.id(), caller());
      throw Problems.tooLarge(Runs.maxSize());
    }
    if (result == Upload.Result.NOT_EXPECTED) {
      throw Problems.conflict("Something else was sent meanwhile.");
    }
  }

  /** Has a file read that came in pieces, and is all there. */
  @POST
  @Path("runs/{id}/start")
  @Produces(MediaType.APPLICATION_JSON)
  public RunItem launch(@PathParam("id") String id) {
    Run run = find(id);
    return after(
        run, run.fileSize() > 0 && runs.launch(id), "The run expects no file, or has none.");
  }

  private Set<String> schools(List<String> only) {
    Set<String> schools = new LinkedHashSet<>();
    only.forEach(uai -> schools.add(uai(uai)));
    if (schools.size() > MAX_SCHOOLS) {
      throw Problems.invalid(texts.text("marelleDirectoryProblem.only", MAX_SCHOOLS));
    }
    return schools;
  }

  private String uai(String text) {
    if (!UAI.matcher(text).matches()) {
      throw Problems.invalid(texts.text("marelleDirectoryProblem.uai"));
    }
    return text;
  }

  /** Another spelling would be another academy, and everybody in it a newcomer. */
  private String academy(String text) {
    String name = Spelling.fold(text.strip());
    if (!Academy.exists(name)) {
      throw Problems.invalid(texts.text("marelleDirectoryProblem.academy"));
    }
    return name;
  }

  private static String shortText(String name, String text) {
    if (text != null && !SHORT.matcher(text).matches()) {
      throw Problems.invalid(name + " has at most 40 letters, digits, dots or hyphens.");
    }
    return text;
  }

  /** The newest first. */
  @GET
  @Path("runs")
  @Produces(MediaType.APPLICATION_JSON)
  public List<RunItem> list(
      @QueryParam("first") @DefaultValue("0") int first,
      @QueryParam("max") @DefaultValue("50") int max) {
    auth.users().requireManage();
    checkPage(first, max);
    return runs.page(first, max).stream().map(this::item).toList();
  }

  /** A run. */
  @GET
  @Path("runs/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public RunItem get(@PathParam("id") String id) {
    return item(find(id));
  }

  /** A page of the report: the lines of one kind, in the order of the source. */
  @GET
  @Path("runs/{id}/report")
  @Produces(MediaType.APPLICATION_JSON)
  public List<ReportItem> report(
      @PathParam("id") String id,
      @QueryParam("kind") String kind,
      @QueryParam("first") @DefaultValue("0") int first,
      @QueryParam("max") @DefaultValue("100") int max) {
    Run run = find(id);
    checkPage(first, max);
    ReportKind wanted =
        ReportKind.parse(kind)
            .orElseThrow(
                () ->
                    Problems.invalid(
                        "kind is created, changed, gone, held, returned, class, question, problem or"
                            + " note."));
    ReportTexts sentences = new ReportTexts(texts, run);
    return runs.report(run.id(), wanted, first, max).stream()
        .map(line -> ReportItem.of(line, sentences))
        .toList();
  }

  /** The run as server-sent events, until it ends or asks. */
  @GET
  @Path("runs/{id}/progress")
  @Produces("text/event-stream")
  public Response progress(@PathParam("id") String id) {
    Run run = find(id);
    return Response.ok(new ProgressStream(runs, run.id(), followers, texts))
        .type("text/event-stream")
        .header("Cache-Control", "no-store")
        .header("X-Accel-Buffering", "no")
        .build();
  }

  /** Stops it for a while. */
  @POST
  @Path("runs/{id}/pause")
  @Produces(MediaType.APPLICATION_JSON)
  public RunItem pause(@PathParam("id") String id) {
    return after(
        find(id), runs.pause(id, caller()), "Only a run that waits or is under way can be paused.");
  }

  /** Goes on with it. */
  @POST
  @Path("runs/{id}/resume")
  @Produces(MediaType.APPLICATION_JSON)
  public RunItem resume(@PathParam("id") String id) {
    return after(find(id), runs.resume(id, caller()), "Only a run that is paused can go on.");
  }

  /** Ends it; what it did stays. */
  @POST
  @Path("runs/{id}/cancel")
  @Produces(MediaType.APPLICATION_JSON)
  public RunItem cancel(@PathParam("id") String id) {
    return after(find(id), runs.cancel(id, caller()), "The run is over.");
  }

  /** Has the people go who were too many. */
  @POST
  @Path("runs/{id}/confirm")
  @Produces(MediaType.APPLICATION_JSON)
  public RunItem confirm(@PathParam("id") String id) {
    return after(find(id), runs.confirm(id, caller()), "The run asks nothing.");
  }

  /** Applies what a dry run tried. */
  @POST
  @Path("runs/{id}/apply")
  @Produces(MediaType.APPLICATION_JSON)
  public Response apply(@PathParam("id") String id) {
    find(id);
    try {
      Run run =
          runs.apply(id, caller())
              .orElseThrow(
                  () ->
                      Problems.conflict(
                          "Only a dry run that is done can be applied, within a day, and once."));
      return Response.status(Response.Status.CREATED).entity(item(run)).build();
    } catch (StaleTrialException stale) {
      throw Problems.conflict("The directory has changed since the trial: try it again.");
    }
  }

  /**
   * Reads the file once more, as it was read, with the answers that were given since then: a trial
   * tries again.
   *
   * @return 201 with the run; 409 where the file is no longer there, or another run came between
   */
  @POST
  @Path("runs/{id}/repeat")
  @Produces(MediaType.APPLICATION_JSON)
  public Response repeat(@PathParam("id") String id) {
    find(id);
    try {
      Run run =
          runs.repeat(id, caller())
              .orElseThrow(
                  () ->
                      Problems.conflict(
                          "Only a run that is done or asks can be repeated, within a day, and once; of one"
                              + " that is no trial the file is kept if it left questions."));
      return Response.status(Response.Status.CREATED).entity(item(run)).build();
    } catch (StaleTrialException stale) {
      throw Problems.conflict("The directory has changed since then: send the file again.");
    }
  }

  /** A page of the questions that somebody can answer, in the order of the source. */
  @GET
  @Path("runs/{id}/questions")
  @Produces(MediaType.APPLICATION_JSON)
  public List<QuestionItem> questions(
      @PathParam("id") String id,
      @QueryParam("first") @DefaultValue("0") int first,
      @QueryParam("max") @DefaultValue("100") int max) {
    Run run = find(id);
    checkPage(first, max);
    ReportTexts sentences = new ReportTexts(texts, run);
    return runs.questions().page(run, Reach.ALL, first, max).stream()
        .map(open -> QuestionItem.of(open, sentences))
        .toList();
  }

  /**
   * Answers questions. They count from the next run of the file on.
   *
   * @return how many were answered; 400 with what is wrong with which, and then none is
   */
  @POST
  @Path("runs/{id}/questions/answers")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Map<String, Integer> answer(@PathParam("id") String id, List<AnswerItem> answers) {
    Run run = find(id);
    if (answers == null || answers.isEmpty() || answers.size() > MAX_PAGE) {
      throw Problems.invalid("Answers come as a list of 1 to " + MAX_PAGE + ".");
    }
    List<Questions.Reply> replies =
        answers.stream()
            .map(
                answer ->
                    Optional.ofNullable(answer)
                        .flatMap(AnswerItem::reply)
                        .orElseThrow(
                            () ->
                                Problems.invalid("An answer has either an account or someoneNew.")))
            .toList();
    Questions.Result result = runs.questions().answer(run, Reach.ALL, replies, caller());
    if (!result.refused().isEmpty()) {
      throw Problems.refused(result.refused(), texts);
    }
    return Map.of("answered", result.kept());
  }

  /**
   * Says of everybody whom the run asks about that she is the one account that the question names,
   * where that is safe: a school that changes its source is asked about everybody.
   *
   * @return how many questions that answers
   */
  @POST
  @Path("runs/{id}/questions/same")
  @Produces(MediaType.APPLICATION_JSON)
  public Map<String, Integer> answerClear(@PathParam("id") String id) {
    Run run = find(id);
    if (!run.hasAskedAll()) {
      throw Problems.conflict(
          "Only of a run that is at its end, and whose questions are all kept, it is known that no"
              + " other question names the account.");
    }
    return Map.of("answered", runs.questions().answerClear(run, Reach.ALL, caller()));
  }

  /**
   * Who has gone, and whose account is blocked or removed when: those whose turn comes first before
   * others.
   *
   * @param school UAI of the schools whose people are asked for, each as a parameter of its own;
   *     all without
   */
  @GET
  @Path("departures")
  @Produces(MediaType.APPLICATION_JSON)
  public List<DepartureItem> departures(
      @QueryParam("school") List<String> school,
      @QueryParam("first") @DefaultValue("0") int first,
      @QueryParam("max") @DefaultValue("100") int max) {
    auth.users().requireManage();
    checkPage(first, max);
    Set<String> schools = schools(school);
    return departures.page(schools.isEmpty() ? Reach.ALL : Reach.of(schools), first, max).stream()
        .map(DepartureItem::of)
        .toList();
  }

  private Caller caller() {
    return new Caller(auth.adminAuth().getUser().getId(), auth.adminAuth().getRealm().getId());
  }

  private RunItem after(Run run, boolean done, String why) {
    if (!done) {
      throw Problems.conflict(why);
    }
    return item(find(run.id()));
  }

  private RunItem item(Run run) {
    return RunItem.of(run, texts);
  }

  private Run find(String id) {
    auth.users().requireManage();
    return runs.find(id).orElseThrow(Problems::notFound);
  }

  private static void checkPage(int first, int max) {
    if (first < 0 || max < 1 || max > MAX_PAGE) {
      throw Problems.invalid("first is at least 0, max from 1 to " + MAX_PAGE + ".");
    }
  }
}
