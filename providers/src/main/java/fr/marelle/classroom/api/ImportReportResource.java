package fr.marelle.classroom.api;

import fr.marelle.classroom.intake.NewAccounts;
import fr.marelle.classroom.roster.Roster;
import fr.marelle.directory.api.ReportTexts;
import fr.marelle.directory.plan.ReportKind;
import fr.marelle.directory.run.Run;
import fr.marelle.sheet.SpreadsheetRow;
import fr.marelle.text.Texts;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What an import did, or would do, line by line, and whom it gave an account. */
public final class ImportReportResource {
  private static final int AT_ONCE = 1000;
  private static final List<ReportKind> KINDS = List.of(ReportKind.values());

  private final Call call;

  ImportReportResource(Call call) {
    this.call = call;
  }

  /** The lines of one kind, in the order of the file. */
  @GET
  @Path("schools/{id}/imports/{run}/report")
  @Needs(Scope.READ)
  public Response report(
      @PathParam("id") String id,
      @PathParam("run") String run,
      @QueryParam("kind") String kind,
      @QueryParam("first") String first,
      @QueryParam("max") String max) {
    return call.json(
        () -> {
          Paging paging = Paging.of(first, max);
          ReportKind wanted =
              Parameters.choice("kind", kind, KINDS, ReportKind::value).orElse(ReportKind.PROBLEM);
          Imports imports = Imports.of(call, id);
          Run found = imports.find(run);
          ReportTexts texts = new ReportTexts(call.texts(), found);
          return new Page<>(
              imports.runs().report(found, wanted, paging.first(), paging.max()).stream()
                  .map(line -> ImportLine.of(line, texts))
                  .toList(),
              paging.first(),
              paging.max(),
              Math.toIntExact(found.tally().kept(wanted)));
        });
  }

  /** All of it as a table for a spreadsheet. */
  @GET
  @Path("schools/{id}/imports/{run}/report.csv")
  @Needs(Scope.READ)
  public Response table(@PathParam("id") String id, @PathParam("run") String run) {
    return call.answer(
        () -> {
          Imports imports = Imports.of(call, id);
          Run found = imports.find(run);
          Texts texts = call.texts();
          // Whoever reads slowly, or not at all, holds no connection.
          call.commit();
          StreamingOutput output = out -> write(imports, found, texts, out);
          // Without a name: whoever saves it knows the file and the day.
          return Response.ok(output, "text/csv;charset=utf-8")
              .header(HttpHeaders.CONTENT_DISPOSITION, "attachment");
        });
  }

  private static void write(Imports imports, Run run, Texts texts, OutputStream out)
      throws IOException {
    ReportTexts sentences = new ReportTexts(texts, run);
    Writer csv = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    csv.write(SpreadsheetRow.BYTE_ORDER_MARK);
    csv.write(
        SpreadsheetRow.of(
            List.of(
                texts.text("marelleImportCsvKind"),
                texts.text("marelleImportCsvFile"),
                texts.text("marelleImportCsvLine"),
                texts.text("marelleImportCsvColumn"),
                texts.text("marelleImportCsvText"))));
    for (ReportKind kind : KINDS) {
      String named = sentences.kind("marelleImportKind." + kind.value());
      List<ImportLine> lines = lines(imports, run, kind, 0, sentences);
      for (int first = AT_ONCE; !lines.isEmpty(); first += AT_ONCE) {
        for (ImportLine line : lines) {
          csv.write(
              SpreadsheetRow.of(
                  List.of(
                      named,
                      line.file(),
                      line.line() == 0 ? "" : Long.toString(line.line()),
                      line.field() == null ? "" : line.field(),
                      line.text())));
        }
        lines = lines(imports, run, kind, first, sentences);
      }
    }
    csv.flush();
  }

  private static List<ImportLine> lines(
      Imports imports, Run run, ReportKind kind, int first, ReportTexts texts) {
    return imports.runs().report(run, kind, first, AT_ONCE).stream()
        .map(line -> ImportLine.of(line, texts))
        .toList();
  }

  /**
   * Of the accounts that it made those that nobody has activated: of each part of the list of the
   * accounts made, as many as remain.
   */
  @GET
  @Path("schools/{id}/imports/{run}/new-accounts")
  @Needs(Scope.READ)
  public Response newAccounts(
      @PathParam("id") String id,
      @PathParam("run") String run,
      @QueryParam("first") String first,
      @QueryParam("max") String max) {
    return call.json(
        () -> {
          Paging paging = Paging.of(first, max);
          Imports imports = Imports.of(call, id);
          Run found = imports.find(run);
          Roster roster = new Roster(call.session(), call.realm(), call.caller());
          return new Page<>(
              new NewAccounts(imports.runs(), roster)
                  .among(found, paging.first(), paging.max()).stream()
                      .map(AccountItem::of)
                      .toList(),
              paging.first(),
              paging.max(),
              Math.toIntExact(found.tally().created()));
        });
  }
}
