package dev.sentrycli.sandbox.world.store;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The one lock of a world: many readers or one writer. What leaves it are values, so nobody
/// outside needs it.
public final class Guard {
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  public Guard() {}

  public <T extends @Nullable Object> T read(Supplier<T> look) {
    lock.readLock().lock();
    try {
      return look.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  public <T extends @Nullable Object> T write(Supplier<T> change) {
    lock.writeLock().lock();
    try {
      return change.get();
    } finally {
      lock.writeLock().unlock();
    }
  }

  public void change(Runnable change) {
    lock.writeLock().lock();
    try {
      change.run();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
