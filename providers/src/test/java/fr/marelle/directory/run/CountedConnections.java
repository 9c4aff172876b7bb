package fr.marelle.directory.run;

import fr.marelle.tables.StandIn;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** Connections to a database that count what is asked of them: so a run's moments have numbers. */
final class CountedConnections implements Supplier<Connection> {
  private final String url;
  private final LongConsumer counted;
  private final AtomicLong calls = new AtomicLong();

  /**
   * @param counted is told of each call, from 1 on, before it is made
   */
  CountedConnections(String url, LongConsumer counted) {
    this.url = url;
    this.counted = counted;
  }

  @Override
  public Connection get() {
    counted.accept(calls.incrementAndGet());
    Connection connection = RunDatabase.connect(url);
    return (Connection)
        Proxy.newProxyInstance(
            StandIn.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              counted.accept(calls.incrementAndGet());
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Calls so far. */
  long calls() {
    return calls.get();
  }
}
