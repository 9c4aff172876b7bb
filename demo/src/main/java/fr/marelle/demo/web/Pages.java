package fr.marelle.demo.web;

import java.io.IOException;

/** What a {@link LocalServer} serves. */
@FunctionalInterface
public interface Pages {
  /**
   * The answer to a request.
   *
   * @throws IOException when the browser has gone
   */
  Reply answer(Request request) throws IOException;
}
