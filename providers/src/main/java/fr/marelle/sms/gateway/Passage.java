package fr.marelle.sms.gateway;

import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/** Knows whether a request's body may have left. */
final class Passage {
  private final AtomicBoolean begun = new AtomicBoolean();

  /** The client asks for the body once the connection is there and the headers are written. */
  HttpRequest.BodyPublisher of(byte[] body) {
    HttpRequest.BodyPublisher bytes = HttpRequest.BodyPublishers.ofByteArray(body);
    return new HttpRequest.BodyPublisher() {
      @Override
      public long contentLength() {
        return bytes.contentLength();
      }

      @Override
      public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        begun.set(true);
        bytes.subscribe(subscriber);
      }
    };
  }

  boolean isBegun() {
    return begun.get();
  }
}
