package fr.marelle.terms;

import java.net.URI;

/** What a person who refused the terms can do next: {@code refused} in the template. */
public final class RefusedBean {
  private final URI restartUrl;

  RefusedBean(URI restartUrl) {
    this.restartUrl = restartUrl;
  }

  /** Signs in anew, to the application that was asked for. */
  public String getRestartUrl() {
    return restartUrl.toString();
  }
}
