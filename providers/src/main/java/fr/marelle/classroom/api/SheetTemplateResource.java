package fr.marelle.classroom.api;

import fr.marelle.classroom.access.Place;
import fr.marelle.sheet.DefaultTemplates;
import fr.marelle.sheet.SheetKind;
import fr.marelle.sheet.SheetLanguage;
import fr.marelle.sheet.SheetTemplate;
import fr.marelle.sheet.SheetTemplates;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.events.admin.OperationType;

/** The text of a school's login sheets: one for each kind of sheet and each language. */
public final class SheetTemplateResource {
  private static final String WHAT = "sheet-template";
  static final List<String> LANGUAGES =
      Stream.of(SheetLanguage.values()).map(SheetLanguage::tag).toList();

  private final Call call;
  private final SheetTemplates templates;

  SheetTemplateResource(Call call) {
    this.call = call;
    this.templates = new SheetTemplates(call.session(), call.realm());
  }

  /** The text in use. */
  @GET
  @Path("schools/{id}/sheet-template")
  @Needs(Scope.READ)
  public Response text(
      @PathParam("id") String id,
      @QueryParam("kind") String kind,
      @QueryParam("language") String language) {
    return call.json(() -> current(call.schoolOf(id), kind(kind), language(language)));
  }

  /** Makes a text the school's own. */
  @PUT
  @Path("schools/{id}/sheet-template")
  @Needs(Scope.CODES)
  public Response change(
      @PathParam("id") String id,
      @QueryParam("kind") String kind,
      @QueryParam("language") String language,
      InputStream sent) {
    return call.json(
        () -> {
          SheetKind wanted = kind(kind);
          SheetLanguage spoken = language(language);
          String text = Body.read(sent).text("text", SheetTemplate.MAX_LENGTH);
          SheetTemplate.problems(text).stream()
              .findFirst()
              .ifPresent(
                  problem -> {
                    throw refusal(problem);
                  });
          Place school = call.administeredSchool(id);
          templates.change(school.id(), wanted, spoken, text, call.caller().user().getId());
          call.changed(school, OperationType.UPDATE, WHAT);
          return new SheetText(text, false);
        });
  }

  /** Goes back to the text that Marelle brings. */
  @DELETE
  @Path("schools/{id}/sheet-template")
  @Needs(Scope.CODES)
  public Response reset(
      @PathParam("id") String id,
      @QueryParam("kind") String kind,
      @QueryParam("language") String language) {
    return call.answer(
        () -> {
          SheetKind wanted = kind(kind);
          SheetLanguage spoken = language(language);
          Place school = call.administeredSchool(id);
          if (!templates.reset(school.id(), wanted, spoken)) {
            throw Refusal.of(Problem.NOT_FOUND);
          }
          call.changed(school, OperationType.DELETE, WHAT);
          return Response.noContent();
        });
  }

  private SheetText current(Place school, SheetKind kind, SheetLanguage language) {
    Optional<String> own = templates.own(school.id(), kind, language);
    return new SheetText(own.orElseGet(() -> DefaultTemplates.text(kind, language)), own.isEmpty());
  }

  private static Refusal refusal(SheetTemplate.Problem problem) {
    return switch (problem.reason()) {
      case UNKNOWN_PLACEHOLDER ->
          Refusal.invalid("#/text", "marelleProblemNoPlaceholder", problem.placeholder());
      case EMPTY, TOO_LONG ->
          Refusal.invalid("#/text", "marelleProblemNoText", SheetTemplate.MAX_LENGTH);
    };
  }

  private static SheetKind kind(String kind) {
    return Parameters.choice("kind", kind, List.of(SheetKind.values()), SheetKind::value)
        .orElse(SheetKind.ACTIVATION);
  }

  private static SheetLanguage language(String language) {
    return Parameters.choice(
            "language", language, List.of(SheetLanguage.values()), SheetLanguage::tag)
        .orElse(SheetLanguage.FRENCH);
  }

  /**
   * The text of a school's sheets.
   *
   * @param text in Markdown
   * @param isDefault whether it is the one that Marelle brings
   */
  public record SheetText(String text, boolean isDefault) {}
}
