package fr.marelle.demo;

import fr.marelle.server.Checkout;
import fr.marelle.server.ServerException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The command behind {@code ./mvnw -Pdemo}: starts the demonstration, says what to open, stays
 * until Ctrl-C. {@code -Dmarelle.port=…} chooses the first of its three ports, {@code -Dfresh}
 * forgets the last time.
 */
public final class Main {
  private static final String FRESH = "fresh";
  private static final String DATA = ".demo";

  private final Screen screen;
  private final AtomicBoolean stopping = new AtomicBoolean();

  private Main(Screen screen) {
    this.screen = screen;
  }

  /** Runs until it is told to stop, or until it can't. */
  public static void main(String[] arguments) throws InterruptedException {
    Logger.getLogger("").setLevel(Level.SEVERE);
    new Main(Screen.standard()).run();
  }

  private void run() throws InterruptedException {
    // Keycloak stops itself with this Java; the data lock goes with it too.
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-demonstration"));
    try {
      DemonstrationSettings settings =
          DemonstrationSettings.from(Checkout.find().root().resolve(DATA), System::getProperty);
      screen.say("console.starting", Integer.toString(settings.keycloakPort()));
      Demonstration demonstration = start(settings);
      screen.show(new Announcement(demonstration, settings.data()).text());
    } catch (DemonstrationException e) {
      fail(() -> screen.regret(e));
    } catch (ServerException e) {
      fail(() -> screen.regret(e));
    } catch (RuntimeException e) {
      fail(() -> screen.say("console.unexpected", e));
    }
    // Until Ctrl-C: Maven has nothing to do after this.
    Thread.currentThread().join();
  }

  private static Demonstration start(DemonstrationSettings settings) {
    return System.getProperty(FRESH) == null
        ? Demonstration.start(settings)
        : Demonstration.startAfresh(settings);
  }

  private void stop() {
    if (!stopping.getAndSet(true)) {
      screen.say("console.stopping");
    }
  }

  /** Ends Maven as well, which has nothing to add to the sentence. */
  private void fail(Runnable sentence) {
    if (!stopping.getAndSet(true)) {
      sentence.run();
      System.exit(1);
    }
  }
}
