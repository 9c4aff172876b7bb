package fr.marelle.classroom.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import fr.marelle.text.Texts;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/** Writes what the API answers: JSON or problem details, never to be stored on the way. */
final class Answers {
  private static final Logger LOG = Logger.getLogger(Answers.class);
  private static final ObjectWriter WRITER = new ObjectMapper().writer();
  private static final String PROBLEM = "application/problem+json";

  private final KeycloakSession session;
  private final Origins origins;

  Answers(KeycloakSession session, Origins origins) {
    this.session = session;
    this.origins = origins;
  }

  /** JSON, with what is null: a program need not know by heart what may be missing. */
  Response json(Object body) {
    return finish(
        Response.ok(written(body)).type(MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8")));
  }

  private static byte[] written(Object body) {
    try {
      return WRITER.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With the headers that every answer has. */
  Response finish(Response.ResponseBuilder answer) {
    answer.header(HttpHeaders.CACHE_CONTROL, "no-store");
    origins.mark(answer);
    return answer.build();
  }

  /**
   * Does the work; whatever goes wrong becomes a problem, and nothing of it stays done. The cause
   * of what nobody foresaw is in the server's log alone.
   */
  <T> T orProblem(Supplier<T> work) {
    try {
      return work.get();
    } catch (Refusal refusal) {
      throw ended(refusal);
    } catch (WebApplicationException answered) {
      throw answered;
    } catch (RuntimeException unforeseen) {
      LOG.error("A request to the class console's API failed.", unforeseen);
      throw ended(Refusal.of(Problem.SERVER_ERROR));
    }
  }

  /**
   * An exception that brings its own answer never comes to Keycloak's handler of errors, which
   * would answer in its own form, and which is also what rolls transactions back.
   */
  private WebApplicationException ended(Refusal refusal) {
    session.getTransactionManager().setRollbackOnly();
    return new WebApplicationException(refusal.problem().type(), problem(refusal));
  }

  private Response problem(Refusal refusal) {
    Texts texts = Texts.of(session);
    Problem problem = refusal.problem();
    List<ProblemDetails.Fault> faults =
        refusal.faults().stream()
            .map(
                fault ->
                    new ProblemDetails.Fault(
                        fault.pointer(),
                        texts.text(fault.messageKey(), fault.arguments().toArray())))
            .toList();
    Response.ResponseBuilder answer =
        Response.status(problem.status())
            .type(PROBLEM)
            .header(HttpHeaders.CONTENT_LANGUAGE, texts.locale().toLanguageTag())
            .entity(
                written(
                    new ProblemDetails(
                        problem.type(),
                        texts.text(problem.titleKey()),
                        problem.status(),
                        texts.text(problem.detailKey()),
                        faults)));
    refusal.headers().forEach(answer::header);
    return finish(answer);
  }
}
