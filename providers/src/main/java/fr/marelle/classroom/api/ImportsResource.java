package fr.marelle.classroom.api;

import fr.marelle.classroom.intake.FileRule;
import fr.marelle.classroom.intake.SchoolImports;
import fr.marelle.classroom.intake.SchoolImports.Step;
import fr.marelle.directory.run.Run;
import fr.marelle.directory.run.StaleTrialException;
import fr.marelle.directory.run.Upload;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/** The files that administrators of a school import: sent, tried, applied. */
public final class ImportsResource {
  private static final int DIGEST_LENGTH = 64;

  private final Call call;

  ImportsResource(Call call) {
    this.call = call;
  }

  /** Those of the school, the newest first. */
  @GET
  @Path("schools/{id}/imports")
  @Needs(Scope.READ)
  public Response imports(
      @PathParam("id") String id,
      @QueryParam("first") String first,
      @QueryParam("max") String max) {
    return call.json(
        () -> {
          Paging paging = Paging.of(first, max);
          Imports imports = Imports.of(call, id);
          return new Page<>(
              imports.items(imports.runs().page(paging.first(), paging.max())),
              paging.first(),
              paging.max(),
              imports.runs().count());
        });
  }

  /** Announces a file, which is sent next. */
  @POST
  @Path("schools/{id}/imports")
  @Needs(Scope.CODES)
  public Response begin(@PathParam("id") String id, InputStream sent) {
    return call.json(
        () -> {
          Body body = Body.read(sent);
          Imports imports = Imports.of(call, id);
          String file = body.text("file", FileRule.MAX_NAME);
          if (!FileRule.isTable(file)) {
            throw Refusal.invalid("#/file", "marelleProblemNoTable");
          }
          long size = body.number("size", 1, Long.MAX_VALUE);
          if (size > FileRule.MAX_SIZE) {
            throw Refusal.of(Problem.FILE_TOO_LARGE);
          }
          String digest = body.text("sha256", DIGEST_LENGTH);
          if (!FileRule.isDigest(digest)) {
            throw Refusal.invalid("#/sha256", "marelleProblemNoDigest");
          }
          return imports
              .runs()
              .begin(file, size, digest)
              .map(imports::item)
              .orElseThrow(() -> Refusal.of(Problem.TOO_MANY_IMPORTS));
        });
  }

  /** One of them. */
  @GET
  @Path("schools/{id}/imports/{run}")
  @Needs(Scope.READ)
  public Response read(@PathParam("id") String id, @PathParam("run") String run) {
    return call.json(
        () -> {
          Imports imports = Imports.of(call, id);
          return imports.item(imports.find(run));
        });
  }

  /**
   * The next piece of a file.
   *
   * @param offset bytes of it that were sent before
   */
  @POST
  @Path("schools/{id}/imports/{run}/file")
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  @Needs(Scope.CODES)
  public Response send(
      @PathParam("id") String id,
      @PathParam("run") String run,
      @QueryParam("offset") String offset,
      InputStream sent) {
    return call.json(
        () -> {
          int from = Paging.number("offset", offset, 0, 0, Integer.MAX_VALUE);
          Imports imports = Imports.of(call, id);
          Run found = imports.find(run);
          if (found.fileSize() != from) {
            throw Refusal.of(Problem.IMPORT_STATE);
          }
          // Whoever sends slowly holds no connection.
          call.commit();
          append(imports.runs(), found, sent);
          return imports.item(imports.find(run));
        });
  }

  private static void append(SchoolImports runs, Run run, InputStream sent) {
    try {
      Upload.Result result =
          sent == null ? Upload.Result.KEPT : runs.send(run, run.fileSize(), sent);
      if (result == Upload.Result.TOO_LARGE) {
        throw Refusal.of(Problem.FILE_TOO_LARGE);
      }
      if (result == Upload.Result.NOT_EXPECTED) {
        throw Refusal.of(Problem.IMPORT_STATE);
      }
    } catch (IOException brokenOff) {
      // Nobody is there to read this; what came is kept.
      throw Refusal.of(Problem.SERVER_ERROR);
    }
  }

  /** Does what an import has tried. */
  @POST
  @Path("schools/{id}/imports/{run}/apply")
  @Needs(Scope.CODES)
  public Response apply(@PathParam("id") String id, @PathParam("run") String run) {
    return call.json(
        () -> {
          Imports imports = Imports.of(call, id);
          try {
            return imports
                .runs()
                .apply(imports.find(run))
                .map(imports::item)
                .orElseThrow(() -> Refusal.of(Problem.IMPORT_STATE));
          } catch (StaleTrialException stale) {
            throw Refusal.of(Problem.IMPORT_STALE);
          }
        });
  }

  /** Stops it for a while. */
  @POST
  @Path("schools/{id}/imports/{run}/pause")
  @Needs(Scope.CODES)
  public Response pause(@PathParam("id") String id, @PathParam("run") String run) {
    return take(Step.PAUSE, id, run);
  }

  /** Goes on with it. */
  @POST
  @Path("schools/{id}/imports/{run}/resume")
  @Needs(Scope.CODES)
  public Response resume(@PathParam("id") String id, @PathParam("run") String run) {
    return take(Step.RESUME, id, run);
  }

  /** Ends it; what it did stays. */
  @POST
  @Path("schools/{id}/imports/{run}/cancel")
  @Needs(Scope.CODES)
  public Response cancel(@PathParam("id") String id, @PathParam("run") String run) {
    return take(Step.CANCEL, id, run);
  }

  /** Has the people go who were too many to go unasked. */
  @POST
  @Path("schools/{id}/imports/{run}/confirm")
  @Needs(Scope.CODES)
  public Response confirm(@PathParam("id") String id, @PathParam("run") String run) {
    return take(Step.CONFIRM, id, run);
  }

  private Response take(Step step, String id, String run) {
    return call.json(
        () -> {
          Imports imports = Imports.of(call, id);
          if (!imports.runs().take(step, imports.find(run))) {
            throw Refusal.of(Problem.IMPORT_STATE);
          }
          return imports.item(imports.find(run));
        });
  }
}
