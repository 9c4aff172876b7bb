package fr.marelle.classroom.api;

import fr.marelle.classroom.access.Target;
import fr.marelle.classroom.act.MailResult;
import fr.marelle.classroom.act.SheetHandOut;
import fr.marelle.classroom.act.SheetMailing;
import fr.marelle.code.LocalClock;
import fr.marelle.sheet.PreparedSheets;
import fr.marelle.sheet.SheetCsv;
import fr.marelle.sheet.SheetLanguage;
import fr.marelle.sheet.SheetOrder;
import fr.marelle.sheet.SheetPdf;
import fr.marelle.sheet.SheetWords;
import fr.marelle.sheet.SheetsPerPage;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.BiFunction;

/** Fiches de connexion: to be printed, as a table, by mail. */
public final class SheetsResource {
  private static final String PDF = "pdf";
  private static final String CSV = "csv";
  private static final String ONE_PER_PAGE = "1";

  private final Call call;

  SheetsResource(Call call) {
    this.call = call;
  }

  /** A file with a sheet for each account. */
  @POST
  @Path("sheets")
  @Needs(Scope.CODES)
  public Response print(InputStream sent) {
    return call.answer(
        () -> {
          Body body = Body.read(sent);
          SheetLanguage language = language(body);
          SheetWords words = new SheetWords(language, LocalClock.of(call.realm()));
          SheetOrder order =
              SheetOrder.parse(body.choice("order", values(SheetOrder.values()), "class"))
                  .orElseThrow();
          SheetsPerPage perPage = perPage(body);
          String format = body.choice("format", List.of(PDF, CSV), PDF);
          PreparedSheets prepared =
              new SheetHandOut(call.session(), call.realm(), call.trace(call.session()), language)
                  .print(call.targets(body.accounts()));
          // Whoever reads slowly, or not at all, holds no connection and undoes no trace.
          call.commit();
          return format.equals(CSV)
              ? file(
                  "text/csv;charset=utf-8",
                  CSV,
                  out -> new SheetCsv(words, order).write(prepared.sheets(), out))
              : file(
                  "application/pdf",
                  PDF,
                  out ->
                      new SheetPdf(words, perPage, order)
                          .write(prepared.sheets(), prepared::template, out));
        });
  }

  /** A mail with a sheet for each account with an address. */
  @POST
  @Path("sheet-mails")
  @Needs(Scope.CODES)
  public Response mail(InputStream sent) {
    return mail(sent, SheetMailing::sheets);
  }

  /** A mail with a new renewal code for each active account with an address. */
  @POST
  @Path("password-mails")
  @Needs(Scope.CODES)
  public Response mailPasswords(InputStream sent) {
    return mail(sent, SheetMailing::passwords);
  }

  private Response mail(
      InputStream sent, BiFunction<SheetMailing, List<Target>, List<MailResult>> what) {
    return call.json(
        () -> {
          Body body = Body.read(sent);
          SheetLanguage language = language(body);
          List<Target> targets = call.targets(body.accounts());
          if (call.realm().getSmtpConfig().isEmpty()) {
            throw Refusal.of(Problem.MAIL_UNAVAILABLE);
          }
          call.commit();
          SheetMailing mailing =
              new SheetMailing(
                  call.session(),
                  call::trace,
                  language,
                  new SheetWords(language, LocalClock.of(call.realm())));
          return new Items<>(what.apply(mailing, targets));
        });
  }

  private static SheetLanguage language(Body body) {
    return SheetLanguage.parse(body.choice("language", SheetTemplateResource.LANGUAGES, "fr"))
        .orElseThrow();
  }

  private static SheetsPerPage perPage(Body body) {
    List<String> counts =
        List.of(SheetsPerPage.values()).stream()
            .map(choice -> Integer.toString(choice.count()))
            .toList();
    return SheetsPerPage.of(Integer.parseInt(body.choice("perPage", counts, ONE_PER_PAGE)))
        .orElseThrow();
  }

  private static List<String> values(SheetOrder... orders) {
    return List.of(orders).stream().map(SheetOrder::value).toList();
  }

  /** Writes a file. */
  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  /**
   * The file is complete before its first byte goes out, so that a failure is an error and never
   * half a file; a thousand sheets take some six megabytes.
   */
  private static Response.ResponseBuilder file(String type, String ending, Writing writing) {
    StreamingOutput output =
        out -> {
          Chunks file = new Chunks();
          writing.to(file);
          file.writeTo(out);
        };
    return Response.ok(output, type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"fiches-de-connexion." + ending + "\"");
  }
}
