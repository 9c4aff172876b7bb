package fr.marelle.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Things done by many people at one instant. */
final class AtOnce {
  private AtOnce() {}

  /** Lets everyone go at the same signal and waits for all of them. */
  static <T> List<T> all(List<Callable<T>> people) {
    ExecutorService threads = Executors.newFixedThreadPool(people.size());
    CountDownLatch ready = new CountDownLatch(people.size());
    try {
      List<Future<T>> answers = new ArrayList<>();
      for (Callable<T> person : people) {
        answers.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return person.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> answer : answers) {
        results.add(answer.get());
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
}
