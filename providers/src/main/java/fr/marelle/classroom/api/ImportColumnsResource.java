package fr.marelle.classroom.api;

import fr.marelle.account.Profile;
import fr.marelle.directory.csv.CsvCorrection;
import fr.marelle.directory.entry.SourceRefusedException;
import fr.marelle.directory.run.Run;
import fr.marelle.directory.run.RunState;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/** What the columns of a file hold: recognised, corrected, and then tried so. */
public final class ImportColumnsResource {
  /** As many as a table may have. */
  private static final int MOST_COLUMNS = 512;

  private static final List<String> PROFILES =
      Arrays.stream(Profile.values()).map(Profile::value).toList();
  private static final List<String> ENCODINGS =
      List.of("UTF-8", "windows-1252", "ISO-8859-15", "UTF-16");
  private static final List<String> SEPARATORS = List.of(";", ",", "\t", "|");

  /** Who look at files on this node at once: each has one brought to its disk. */
  private static final Semaphore LOOKS = new Semaphore(4);

  private final Call call;

  ImportColumnsResource(Call call) {
    this.call = call;
  }

  /** What is recognised in a file that is all there. */
  @GET
  @Path("schools/{id}/imports/{run}/columns")
  @Needs(Scope.READ)
  public Response columns(@PathParam("id") String id, @PathParam("run") String run) {
    return call.json(
        () -> {
          Imports imports = Imports.of(call, id);
          Run found = waiting(imports, run);
          call.commit();
          return look(imports, found, found.settings().ofCorrection());
        });
  }

  /** Says otherwise. What is left out is as it is recognised. */
  @PUT
  @Path("schools/{id}/imports/{run}/columns")
  @Needs(Scope.CODES)
  public Response correct(
      @PathParam("id") String id, @PathParam("run") String run, InputStream sent) {
    return call.json(
        () -> {
          CsvCorrection correction = correction(Body.read(sent));
          Imports imports = Imports.of(call, id);
          Run found = waiting(imports, run);
          call.commit();
          ImportColumns columns = look(imports, found, Optional.of(correction));
          if (!imports.runs().correct(found, correction)) {
            throw Refusal.of(Problem.IMPORT_STATE);
          }
          return columns;
        });
  }

  /** Tries a file that can be read. */
  @POST
  @Path("schools/{id}/imports/{run}/start")
  @Needs(Scope.CODES)
  public Response start(
      @PathParam("id") String id, @PathParam("run") String run, InputStream sent) {
    return call.json(
        () -> {
          boolean complete = Body.read(sent).flag("complete");
          Imports imports = Imports.of(call, id);
          Run found = waiting(imports, run);
          call.commit();
          if (!look(imports, found, found.settings().ofCorrection()).ready()) {
            throw Refusal.of(Problem.TABLE_NOT_READY);
          }
          if (!imports.runs().start(found, complete)) {
            throw Refusal.of(Problem.IMPORT_STATE);
          }
          return imports.item(imports.find(run));
        });
  }

  private static Run waiting(Imports imports, String id) {
    Run run = imports.find(id);
    if (run.state() != RunState.UPLOADING || !run.isReceived()) {
      throw Refusal.of(Problem.IMPORT_STATE);
    }
    return run;
  }

  private static CsvCorrection correction(Body body) {
    Map<Integer, String> columns =
        body.choices("columns", MOST_COLUMNS, ImportColumns.fieldNames());
    return new CsvCorrection(
        Optional.ofNullable(body.choice("profile", PROFILES, null)).flatMap(Profile::parse),
        Optional.ofNullable(body.choice("encoding", ENCODINGS, null)).map(Charset::forName),
        Optional.ofNullable(body.choice("separator", SEPARATORS, null)).map(text -> text.charAt(0)),
        columns.entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, one -> ImportColumns.field(one.getValue()))));
  }

  private ImportColumns look(Imports imports, Run run, Optional<CsvCorrection> correction) {
    if (!LOOKS.tryAcquire()) {
      throw Refusal.of(Problem.BUSY);
    }
    try {
      return ImportColumns.of(
          imports.runs().recognise(run, correction),
          correction.orElse(CsvCorrection.NONE),
          call.texts());
    } catch (SourceRefusedException refused) {
      return ImportColumns.of(refused.problem(), call.texts());
    } catch (IOException disk) {
      throw new UncheckedIOException(disk);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw Refusal.of(Problem.BUSY);
    } finally {
      LOOKS.release();
    }
  }
}
