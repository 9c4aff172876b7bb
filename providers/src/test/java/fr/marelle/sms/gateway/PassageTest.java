package fr.marelle.sms.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class PassageTest {
  private final Passage passage = new Passage();
  private final HttpRequest.BodyPublisher body =
      passage.of("Code: 012345".getBytes(StandardCharsets.US_ASCII));

  /** The client's, which asks for the body once it is connected. */
  private static final class Client implements Flow.Subscriber<ByteBuffer> {
    private final List<String> seen = new ArrayList<>();

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      seen.add("subscribed");
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer bytes) {
      seen.add(bytes.remaining() + " bytes");
    }

    @Override
    public void onError(Throwable failure) {
      seen.add("failed");
    }

    @Override
    public void onComplete() {
      seen.add("complete");
    }
  }

  private List<String> subscribe() {
    Client client = new Client();
    body.subscribe(client);
    return client.seen;
  }

  /** What is told to be unsent goes to another gateway, and must not leave after all. */
  @Test
  void onceItIsToldThatNothingLeftNothingDoes() {
    assertThat(passage.close()).isTrue();

    assertThat(subscribe()).containsExactly("subscribed", "failed");
    assertThat(passage.close()).isTrue();
  }

  @Test
  void onceTheBodyWasAskedForItMayHaveLeft() {
    assertThat(subscribe()).containsExactly("subscribed", "12 bytes", "complete");

    assertThat(passage.close()).isFalse();
    // A client that begins anew over another connection.
    assertThat(subscribe()).contains("12 bytes");
  }
}
