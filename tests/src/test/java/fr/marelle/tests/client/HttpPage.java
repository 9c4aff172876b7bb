package fr.marelle.tests.client;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** A page that came back: its status, its address after redirects, what is on it. */
public record HttpPage(int status, URI uri, Document document) {

  /** Whether this is the login page. */
  public boolean isLogin() {
    return document.selectFirst("form#kc-form-login") != null;
  }

  /** Whether this is the activation form. */
  public boolean isActivation() {
    return document.getElementById("marelle-activate") != null;
  }

  /** Whether this is the form behind a renewal code. */
  public boolean isRenewal() {
    return document.getElementById("marelle-renew") != null;
  }

  /** The login page's form. */
  public HttpForm loginForm() {
    return formWith("#kc-login");
  }

  /** The activation page's form. */
  public HttpForm activationForm() {
    return formWith("#marelle-activate");
  }

  /** The form that an element belongs to; fails where the page has none. */
  public HttpForm formWith(String selector) {
    Element element = document.selectFirst(selector);
    if (element == null) {
      throw new AssertionError("No " + selector + " on this page (" + status + "): " + text());
    }
    return HttpForm.of((FormElement) element.closest("form"));
  }

  /** The errors at the fields, by the field's name, as a screen reader would relate them. */
  public Map<String, String> errors() {
    Map<String, String> errors = new LinkedHashMap<>();
    for (Element field : document.select("[aria-invalid=true]")) {
      String ids = field.attr("aria-errormessage") + " " + field.attr("aria-describedby");
      String text =
          Stream.of(ids.strip().split("\\s+"))
              .map(document::getElementById)
              .filter(Objects::nonNull)
              .filter(element -> (element.id() + element.className()).contains("error"))
              .map(Element::text)
              .collect(Collectors.joining(" "));
      errors.put(field.hasAttr("name") ? field.attr("name") : field.id(), text);
    }
    return errors;
  }

  /** What a reader sees, in one line. */
  public String text() {
    return document.body().text();
  }
}
