package fr.marelle.sms.gateway;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Knows whether a request's body may have left, and lets it leave no more once that was decided:
 * the client may be about to ask for it when the time is over.
 */
final class Passage {
  private final AtomicReference<State> state = new AtomicReference<>(State.NEW);

  private enum State {
    NEW,
    /** Some of it may have left. */
    BEGUN,
    /** Nothing has left, and nothing will. */
    CLOSED
  }

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
        if (begin()) {
          bytes.subscribe(subscriber);
        } else {
          subscriber.onSubscribe(new Nothing());
          subscriber.onError(new IOException("The time is over"));
        }
      }
    };
  }

  private boolean begin() {
    return state.compareAndSet(State.NEW, State.BEGUN) || state.get() == State.BEGUN;
  }

  /**
   * Ends it.
   *
   * @return whether nothing of the body has left; then nothing will
   */
  boolean close() {
    return state.compareAndSet(State.NEW, State.CLOSED) || state.get() == State.CLOSED;
  }

  /** What a subscriber must be given before it may be told of an error. */
  private static final class Nothing implements Flow.Subscription {
    @Override
    public void request(long number) {}

    @Override
    public void cancel() {}
  }
}
