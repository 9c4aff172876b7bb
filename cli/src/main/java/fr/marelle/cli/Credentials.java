package fr.marelle.cli;

/** Of a client that has a service account. */
record Credentials(String client, String secret) {
  /** Without the secret. */
  @Override
  public String toString() {
    return "Credentials[" + client + "]";
  }
}
