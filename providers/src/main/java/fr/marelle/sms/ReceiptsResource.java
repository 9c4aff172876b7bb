package fr.marelle.sms;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Where gateways post what became of messages. Whoever is no gateway of the realm, or does not know
 * its secret, is told that there is nothing here.
 */
public final class ReceiptsResource {
  private static final String SIGNATURE = "X-Twilio-Signature";
  private static final int MOST_CHARACTERS = 16 * 1024;

  private final KeycloakSession session;
  private final RealmModel realm;

  ReceiptsResource(KeycloakSession session) {
    this.session = session;
    this.realm = session.getContext().getRealm();
  }

  /** A signed receipt. */
  @POST
  @Path("receipts/{gateway}")
  public Response signed(@PathParam("gateway") String gateway, InputStream body)
      throws IOException {
    return receive(gateway, "", body);
  }

  /** A receipt from whoever knows the address. */
  @POST
  @Path("receipts/{gateway}/{token}")
  public Response posted(
      @PathParam("gateway") String gateway, @PathParam("token") String token, InputStream body)
      throws IOException {
    return receive(gateway, token, body);
  }

  /** The same, from gateways that call by GET. */
  @GET
  @Path("receipts/{gateway}/{token}")
  public Response called(@PathParam("gateway") String gateway, @PathParam("token") String token)
      throws IOException {
    return receive(gateway, token, InputStream.nullInputStream());
  }

  private Response receive(String id, String token, InputStream body) throws IOException {
    Optional<Gateway> gateway = Gateway.find(session, realm, id);
    if (gateway.isEmpty()) {
      return nothing();
    }
    byte[] bytes = body.readNBytes(MOST_CHARACTERS + 1);
    if (bytes.length > MOST_CHARACTERS) {
      return tooLarge();
    }
    ReceiptRequest request =
        request(gateway.get().id(), token, new String(bytes, StandardCharsets.UTF_8));
    Optional<SmsReceipt> receipt = gateway.get().sender().receipt(request);
    boolean kept =
        receipt
            .filter(
                one ->
                    new Receipts(session.getKeycloakSessionFactory())
                        .keep(Optional.of(realm.getId()), gateway.get().id(), one))
            .isPresent();
    return kept ? Response.noContent().build() : nothing();
  }

  /**
   * Has a type, though no body: or else Keycloak takes it for a fault, and writes the address with
   * its secret into the log.
   */
  private static Response tooLarge() {
    return Response.status(Response.Status.REQUEST_ENTITY_TOO_LARGE)
        .type(MediaType.TEXT_PLAIN_TYPE)
        .build();
  }

  /** Most gateways come again after it: the message may not be written down yet. */
  private static Response nothing() {
    return Response.status(Response.Status.NOT_FOUND).build();
  }

  private ReceiptRequest request(String gateway, String token, String body) {
    HttpHeaders headers = session.getContext().getHttpRequest().getHttpHeaders();
    boolean form = MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(headers.getMediaType());
    Map<String, String> parameters = new HashMap<>();
    add(session.getContext().getUri().getQueryParameters(), parameters);
    if (form) {
      add(session.getContext().getHttpRequest().getDecodedFormParameters(), parameters);
    }
    return new ReceiptRequest(
        Receipts.address(session, gateway),
        token,
        Optional.ofNullable(headers.getHeaderString(SIGNATURE)),
        Map.copyOf(parameters),
        // Keycloak has read a form before it comes here.
        form ? "" : body);
  }

  private static void add(MultivaluedMap<String, String> given, Map<String, String> parameters) {
    given.forEach((name, values) -> parameters.putIfAbsent(name, values.get(0)));
  }
}
