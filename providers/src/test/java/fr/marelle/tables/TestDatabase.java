package fr.marelle.tables;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** An H2 database in memory, with the tables of some entities. */
public final class TestDatabase implements AutoCloseable {
  private final EntityManagerFactory factory;

  /** With the tables of these. */
  public TestDatabase(Class<?>... entities) {
    HibernatePersistenceConfiguration configuration = new HibernatePersistenceConfiguration("test");
    List.of(entities).forEach(configuration::managedClass);
    factory =
        configuration
            .property(
                "jakarta.persistence.jdbc.url",
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=30000")
            .property("jakarta.persistence.schema-generation.database.action", "create")
            .property("hibernate.connection.pool_size", "64")
            .createEntityManagerFactory();
  }

  /** For whoever begins and ends the transaction alone, and closes what is returned. */
  public EntityManager open() {
    return factory.createEntityManager();
  }

  /** What comes of work in a transaction of its own. */
  public <T> T inTransaction(Function<EntityManager, T> work) {
    return factory.callInTransaction(work);
  }

  /** Does work in a transaction of its own. */
  public void doInTransaction(Consumer<EntityManager> work) {
    factory.runInTransaction(work);
  }

  /** What comes of work that many do at one instant, each in a transaction of its own. */
  public <T> List<T> atOnce(int people, Function<EntityManager, T> work) {
    ExecutorService threads = Executors.newFixedThreadPool(people);
    CountDownLatch ready = new CountDownLatch(people);
    try {
      List<Future<T>> all = new ArrayList<>();
      for (int i = 0; i < people; i++) {
        all.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return inTransaction(work);
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : all) {
        results.add(one.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new AssertionError("One of them failed", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  @Override
  public void close() {
    factory.close();
  }
}
