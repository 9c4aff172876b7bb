package fr.marelle.outbox;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.security.cert.X509Certificate;
import org.keycloak.http.FormPartValue;
import org.keycloak.http.HttpRequest;

/**
 * What is left of the request that asked for a message: the server's address. It has no header, no
 * cookie and no form.
 */
final class AskedAt implements HttpRequest {
  private final UriInfo uri;

  AskedAt(String baseAddress) {
    this.uri = new BaseUri(URI.create(baseAddress));
  }

  @Override
  public String getHttpMethod() {
    return "";
  }

  @Override
  public MultivaluedMap<String, String> getDecodedFormParameters() {
    return new MultivaluedHashMap<>();
  }

  @Override
  public MultivaluedMap<String, FormPartValue> getMultiPartFormParameters() {
    return new MultivaluedHashMap<>();
  }

  /** None: Keycloak's language selection and cookies do without. */
  @Override
  public HttpHeaders getHttpHeaders() {
    return null;
  }

  @Override
  public X509Certificate[] getClientCertificateChain() {
    return null;
  }

  @Override
  public UriInfo getUri() {
    return uri;
  }

  @Override
  public boolean isProxyTrusted() {
    return false;
  }
}
